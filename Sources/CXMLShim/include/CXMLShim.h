// The part of libxml2's HTML parser that Szpalta uses. No libxml2 header is
// included here: they pull in ICU's, which clash with Foundation's copy.
#pragma once
#include <stdint.h>

/// What the parser reports, in document order. `offset` is the byte of the
/// source that the parser has reached when the event is reported.
typedef struct CXMLHandler {
  void *context;
  void (*start)(void *context, const char *name, int64_t offset);
  /// One attribute of the element whose start follows; `value` may be NULL.
  void (*attribute)(void *context, const char *name, const char *value);
  void (*end)(void *context, const char *name, int64_t offset);
  void (*text)(void *context, const uint8_t *bytes, int32_t count, int64_t offset);
} CXMLHandler;

/// Parses UTF-8 HTML, forgivingly; 0, or a negative number when out of memory.
int32_t cxml_parse_html(const uint8_t *bytes, int32_t count, const CXMLHandler *handler);

/// The scalar that HTML's named entity stands for ("oacute" → 243); 0 if there is none of that name.
int32_t cxml_entity_value(const char *name);

/// An XML document that comes in pieces. Events as above, names with their prefixes; no offsets (-1).
typedef struct CXMLStream CXMLStream;

/// A stream that reports to `handler`, which must outlive it; NULL when out of memory.
CXMLStream *cxml_stream_new(const CXMLHandler *handler);

/// Reads the next piece; the last may be empty. 0, or the line (from 1) of what is no XML.
int64_t cxml_stream_feed(CXMLStream *stream, const uint8_t *bytes, int32_t count, int32_t is_last);

void cxml_stream_free(CXMLStream *stream);
