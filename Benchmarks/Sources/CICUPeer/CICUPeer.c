#include "CICUPeer.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

uint16_t *peer_utf16(const uint8_t *text, int32_t count, int32_t *units) {
  UErrorCode status = U_ZERO_ERROR;
  UChar *result = malloc(((size_t)count + 1) * sizeof *result);
  if (result == NULL) abort();
  u_strFromUTF8(result, count + 1, units, (const char *)text, count, &status);
  if (U_FAILURE(status)) abort();
  return (uint16_t *)result;
}

static int64_t all(UBreakIterator *iterator, uint32_t *boundaries) {
  int64_t count = 0;
  int32_t boundary;
  while ((boundary = ubrk_next(iterator)) != UBRK_DONE) boundaries[count++] = (uint32_t)boundary;
  ubrk_close(iterator);
  return count;
}

int64_t peer_boundaries_utf16(PeerKind kind, const uint16_t *text, int32_t units, uint32_t *boundaries) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open((UBreakIteratorType)kind, "pl", (const UChar *)text, units, &status);
  if (U_FAILURE(status)) abort();
  return all(iterator, boundaries);
}

int64_t peer_boundaries_utf8(PeerKind kind, const uint8_t *text, int32_t count, uint32_t *boundaries) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open((UBreakIteratorType)kind, "pl", NULL, 0, &status);
  UText *source = utext_openUTF8(NULL, (const char *)text, count, &status);
  ubrk_setUText(iterator, source, &status);
  if (U_FAILURE(status)) abort();
  int64_t result = all(iterator, boundaries);
  utext_close(source);
  return result;
}
