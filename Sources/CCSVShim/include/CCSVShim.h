// The part of libcsv that Szpalta uses: rows of a table with the raw bytes of
// each field, which libcsv itself does not tell.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// A field of a row.
typedef struct CCSVField {
  /// The field's raw bytes, quotes and all, as offsets from the start of the row.
  size_t start, end;
  /// The field's value as offsets into `CCSVRow.values`.
  size_t value_start, value_end;
  /// 1 if the field is written in quotes.
  int32_t is_quoted;
} CCSVField;

/// A row; memory of the parser, good until the next call.
typedef struct CCSVRow {
  const CCSVField *fields;
  size_t count;
  const uint8_t *values;
  /// The number of bytes of the row, its line end included.
  size_t length;
  /// Where the error is, for `CCSV_MALFORMED`.
  size_t error_offset;
} CCSVRow;

typedef enum CCSVStatus {
  /// A row was read.
  CCSV_ROW = 0,
  /// The bytes end inside a row.
  CCSV_INCOMPLETE = 1,
  /// A quoted field goes on behind its closing quote, or never ends.
  CCSV_MALFORMED = 2,
  /// An empty line, which is no row.
  CCSV_BLANK = 3,
  CCSV_OUT_OF_MEMORY = 4,
} CCSVStatus;

typedef struct CCSVParser CCSVParser;

/// A parser, or NULL when out of memory.
CCSVParser *ccsv_open(uint8_t delimiter, uint8_t quote);
void ccsv_close(CCSVParser *parser);

/// Reads the row that begins at `bytes`; `is_end` says that nothing follows the `count` bytes.
CCSVStatus ccsv_read(
    CCSVParser *parser, const uint8_t *bytes, size_t count, int32_t is_end, CCSVRow *row);
