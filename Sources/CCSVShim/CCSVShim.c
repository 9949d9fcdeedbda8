#include "CCSVShim.h"
#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct CCSVParser {
  struct csv_parser csv;
  CCSVField *fields;
  size_t count, capacity;
  uint8_t *values;
  size_t values_count, values_capacity;
  // Set by the callbacks of the piece that is being parsed.
  int has_row, is_out_of_memory;
  // Raw bounds of the field that the piece ends.
  size_t field_start, field_end;
};

// Blanks belong to the values, as RFC 4180 says; libcsv would trim them.
static int is_never(unsigned char byte) {
  (void)byte;
  return 0;
}

static int grow(void **memory, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return 0;
  size_t larger = *capacity < 64 ? 64 : *capacity;
  while (larger < needed) larger *= 2;
  void *moved = realloc(*memory, larger * size);
  if (moved == NULL) return -1;
  *memory = moved;
  *capacity = larger;
  return 0;
}

static void on_field(void *value, size_t count, void *data) {
  CCSVParser *parser = data;
  if (grow((void **)&parser->fields, &parser->capacity, parser->count + 1, sizeof(CCSVField)) ||
      grow((void **)&parser->values, &parser->values_capacity, parser->values_count + count, 1)) {
    parser->is_out_of_memory = 1;
    return;
  }
  if (count > 0) memcpy(parser->values + parser->values_count, value, count);
  CCSVField *field = &parser->fields[parser->count++];
  field->start = parser->field_start;
  field->end = parser->field_end;
  field->value_start = parser->values_count;
  field->value_end = parser->values_count += count;
  field->is_quoted = 0; // see ccsv_read
}

static void on_row(int end, void *data) {
  (void)end;
  ((CCSVParser *)data)->has_row = 1;
}

CCSVParser *ccsv_open(uint8_t delimiter, uint8_t quote) {
  CCSVParser *parser = calloc(1, sizeof *parser);
  if (parser == NULL) return NULL;
  if (csv_init(&parser->csv, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    free(parser);
    return NULL;
  }
  csv_set_delim(&parser->csv, delimiter);
  csv_set_quote(&parser->csv, quote);
  csv_set_space_func(&parser->csv, is_never);
  csv_set_blk_size(&parser->csv, 1 << 16);
  return parser;
}

void ccsv_close(CCSVParser *parser) {
  if (parser == NULL) return;
  csv_free(&parser->csv);
  free(parser->fields);
  free(parser->values);
  free(parser);
}

// Parses `piece`. A quote inside a field that is not quoted stands for itself, as in every
// spreadsheet; the other errors of strict mode are errors. Returns the bytes parsed.
static size_t parse(CCSVParser *parser, const uint8_t *piece, size_t count) {
  size_t done = 0;
  while (done < count) {
    done += csv_parse(&parser->csv, piece + done, count - done, on_field, on_row, parser);
    if (done >= count) break;
    if (csv_error(&parser->csv) != CSV_EPARSE || parser->csv.quoted) break;
    csv_set_opts(&parser->csv, CSV_STRICT_FINI);
    csv_parse(&parser->csv, piece + done, 1, on_field, on_row, parser);
    csv_set_opts(&parser->csv, CSV_STRICT | CSV_STRICT_FINI);
    done += 1;
  }
  return done;
}

// Makes the parser ready for a row: what an unfinished one left is dropped.
static void restart(CCSVParser *parser) {
  // With no row begun there is nothing to submit, so that the callbacks are not called.
  parser->csv.pstate = 0;
  parser->csv.quoted = 0;
  parser->csv.spaces = 0;
  parser->csv.entry_pos = 0;
  parser->csv.status = 0;
  parser->count = 0;
  parser->values_count = 0;
  parser->has_row = 0;
  parser->is_out_of_memory = 0;
  parser->field_start = 0;
}

// Where the first byte that may end a field stands, from `from`; `count` if there is none.
static size_t next_end(const uint8_t *bytes, size_t from, size_t count, uint8_t delimiter) {
  while (from < count && bytes[from] != delimiter && bytes[from] != '\n' && bytes[from] != '\r')
    from++;
  return from;
}

static size_t line_end_length(const uint8_t *bytes, size_t count) {
  return count > 1 && bytes[0] == '\r' && bytes[1] == '\n' ? 2 : 1;
}

static CCSVStatus finish(CCSVParser *parser, const uint8_t *bytes, size_t length, CCSVRow *row) {
  for (size_t index = 0; index < parser->count; index++) {
    CCSVField *field = &parser->fields[index];
    field->is_quoted = field->end > field->start && bytes[field->start] == parser->csv.quote_char;
  }
  row->fields = parser->fields;
  row->count = parser->count;
  row->values = parser->values;
  row->length = length;
  return CCSV_ROW;
}

CCSVStatus ccsv_read(
    CCSVParser *parser, const uint8_t *bytes, size_t count, int32_t is_end, CCSVRow *row) {
  restart(parser);
  memset(row, 0, sizeof *row);
  if (count > 0 && (bytes[0] == '\n' || bytes[0] == '\r')) {
    // A carriage return at the end may be half of a line end.
    if (bytes[0] == '\r' && count == 1 && !is_end) return CCSV_INCOMPLETE;
    row->length = line_end_length(bytes, count);
    return CCSV_BLANK;
  }
  size_t done = 0;
  while (done < count) {
    size_t end = next_end(bytes, done, count, parser->csv.delim_char);
    size_t piece_end = end < count ? end + 1 : count;
    size_t fields = parser->count;
    // libcsv submits a field only at one of the bytes that end a piece, the last.
    parser->field_end = end;
    size_t parsed = parse(parser, bytes + done, piece_end - done);
    if (parser->is_out_of_memory || csv_error(&parser->csv) == CSV_ENOMEM)
      return CCSV_OUT_OF_MEMORY;
    if (parsed < piece_end - done) {
      row->error_offset = done + parsed;
      return CCSV_MALFORMED;
    }
    if (parser->count > fields) parser->field_start = piece_end;
    if (parser->has_row) {
      size_t rest = count - end;
      if (bytes[end] == '\r' && rest == 1 && !is_end) return CCSV_INCOMPLETE;
      return finish(parser, bytes, end + line_end_length(bytes + end, rest), row);
    }
    done = piece_end;
  }
  if (!is_end) return CCSV_INCOMPLETE;
  parser->field_end = count;
  if (csv_fini(&parser->csv, on_field, on_row, parser) != 0) {
    row->error_offset = count;
    return CCSV_MALFORMED;
  }
  if (parser->is_out_of_memory) return CCSV_OUT_OF_MEMORY;
  return parser->count == 0 ? CCSV_BLANK : finish(parser, bytes, count, row);
}
