#include "CXMLShim.h"
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  htmlParserCtxtPtr parser;
  const CXMLHandler *handler;
} State;

static int64_t offset_of(const State *state) {
  const xmlParserInput *input = state->parser->input;
  return input == NULL ? -1 : (int64_t)(input->consumed + (input->cur - input->base));
}

static void start_element(const CXMLHandler *handler, const xmlChar *name,
                          const xmlChar **attributes, int64_t offset) {
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    handler->attribute(handler->context, (const char *)attributes[0], (const char *)attributes[1]);
  handler->start(handler->context, (const char *)name, offset);
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  State *state = data;
  start_element(state->handler, name, attributes, offset_of(state));
}

static void on_end(void *data, const xmlChar *name) {
  State *state = data;
  state->handler->end(state->handler->context, (const char *)name, offset_of(state));
}

static void on_text(void *data, const xmlChar *bytes, int count) {
  State *state = data;
  state->handler->text(state->handler->context, bytes, count, offset_of(state));
}

int32_t cxml_parse_html(const uint8_t *bytes, int32_t count, const CXMLHandler *handler) {
  htmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;

  State state = {NULL, handler};
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt((const char *)bytes, count);
  if (parser == NULL) return -1;
  if (parser->sax != NULL) xmlFree(parser->sax);
  parser->sax = &sax;
  parser->userData = &state;
  state.parser = parser;
  // The text is UTF-8 whatever a <meta charset> says: it has been decoded before.
  htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser);
  parser->sax = NULL;
  htmlFreeParserCtxt(parser);
  return 0;
}

int32_t cxml_entity_value(const char *name) {
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  return entity == NULL ? 0 : (int32_t)entity->value;
}

struct CXMLStream {
  xmlParserCtxtPtr parser;
  const CXMLHandler *handler;
};

static void on_stream_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  start_element(((CXMLStream *)data)->handler, name, attributes, -1);
}

static void on_stream_end(void *data, const xmlChar *name) {
  const CXMLHandler *handler = ((CXMLStream *)data)->handler;
  handler->end(handler->context, (const char *)name, -1);
}

static void on_stream_text(void *data, const xmlChar *bytes, int count) {
  const CXMLHandler *handler = ((CXMLStream *)data)->handler;
  handler->text(handler->context, bytes, count, -1);
}

CXMLStream *cxml_stream_new(const CXMLHandler *handler) {
  CXMLStream *stream = malloc(sizeof *stream);
  if (stream == NULL) return NULL;
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = on_stream_start;
  sax.endElement = on_stream_end;
  sax.characters = on_stream_text;
  sax.ignorableWhitespace = on_stream_text;
  sax.cdataBlock = on_stream_text;
  stream->handler = handler;
  stream->parser = xmlCreatePushParserCtxt(&sax, stream, NULL, 0, NULL);
  if (stream->parser == NULL) {
    free(stream);
    return NULL;
  }
  // Nothing is fetched, and entities that a document declares are left out.
  xmlCtxtUseOptions(stream->parser,
                    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_RECOVER);
  return stream;
}

int64_t cxml_stream_feed(CXMLStream *stream, const uint8_t *bytes, int32_t count, int32_t is_last) {
  int code = xmlParseChunk(stream->parser, (const char *)bytes, count, is_last);
  if (code == XML_ERR_OK || stream->parser->wellFormed) return 0;
  // Names of HTML's entities are common in feeds and lose only themselves.
  if (code == XML_ERR_UNDECLARED_ENTITY || code == XML_WAR_UNDECLARED_ENTITY) return 0;
  int64_t line = stream->parser->input == NULL ? 0 : stream->parser->input->line;
  return line > 0 ? line : 1;
}

void cxml_stream_free(CXMLStream *stream) {
  xmlFreeParserCtxt(stream->parser);
  free(stream);
}
