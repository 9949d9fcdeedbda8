#include "CICUShim.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

struct CICUBreakIterator {
  UBreakIterator *iterator;
  UText *text;
};

const char *cicu_version(void) { return U_ICU_VERSION; }
const char *cicu_unicode_version(void) { return U_UNICODE_VERSION; }
const char *cicu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

CICUBreakIterator *cicu_break_open(CICUBreakKind kind, const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  CICUBreakIterator *result = calloc(1, sizeof *result);
  if (result == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  result->iterator = ubrk_open((UBreakIteratorType)kind, locale, NULL, 0, &code);
  *status = code;
  if (U_FAILURE(code)) {
    free(result);
    return NULL;
  }
  return result;
}

void cicu_break_close(CICUBreakIterator *iterator) {
  if (iterator == NULL) return;
  ubrk_close(iterator->iterator);
  if (iterator->text != NULL) utext_close(iterator->text);
  free(iterator);
}

int32_t cicu_break_set_utf8(CICUBreakIterator *iterator, const uint8_t *text, int64_t count) {
  UErrorCode code = U_ZERO_ERROR;
  iterator->text = utext_openUTF8(iterator->text, (const char *)text, count, &code);
  if (U_FAILURE(code)) return code;
  ubrk_setUText(iterator->iterator, iterator->text, &code);
  return U_FAILURE(code) ? code : 0;
}

int32_t cicu_break_next(CICUBreakIterator *iterator) { return ubrk_next(iterator->iterator); }

int32_t cicu_break_rule_status(const CICUBreakIterator *iterator) {
  return ubrk_getRuleStatus(iterator->iterator);
}

int64_t cicu_decode(const char *encoding, const uint8_t *bytes, int64_t count, uint8_t *out,
                    int64_t capacity, int64_t *error_offset, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  *error_offset = -1;
  UConverter *converter = ucnv_open(encoding, &code);
  if (U_FAILURE(code)) {
    *status = code;
    return -1;
  }
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  const char *source = (const char *)bytes, *const end = source + count;
  int64_t written = 0;
  UChar32 scalar;
  while (source < end) {
    const char *before = source;
    scalar = ucnv_getNextUChar(converter, &source, end, &code);
    if (code == U_INDEX_OUTOFBOUNDS_ERROR) {
      code = U_ZERO_ERROR;
      break;
    }
    if (U_FAILURE(code)) {
      *error_offset = before - (const char *)bytes;
      *status = code;
      ucnv_close(converter);
      return -1;
    }
    uint8_t unit[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(unit, length, scalar);
    for (int32_t i = 0; i < length; i++, written++)
      if (written < capacity) out[written] = unit[i];
  }
  ucnv_close(converter);
  *status = 0;
  return written;
}

int32_t cicu_lowercase(int32_t scalar) { return u_tolower(scalar); }

int32_t cicu_is_emoji(int32_t scalar) {
  return u_hasBinaryProperty(scalar, UCHAR_EMOJI_PRESENTATION) ||
         u_hasBinaryProperty(scalar, UCHAR_EXTENDED_PICTOGRAPHIC);
}

int32_t cicu_byte_table(const char *encoding, uint32_t *out) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &code);
  if (U_FAILURE(code)) return code;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  for (int byte = 0; byte < 256; byte++) {
    const char unit = (char)byte, *source = &unit;
    UErrorCode unitCode = U_ZERO_ERROR;
    ucnv_reset(converter);
    UChar32 scalar = ucnv_getNextUChar(converter, &source, &unit + 1, &unitCode);
    out[byte] = U_FAILURE(unitCode) ? UINT32_MAX : (uint32_t)scalar;
  }
  ucnv_close(converter);
  return U_FAILURE(code) ? code : 0;
}

int32_t cicu_composed(const uint32_t *scalars, int32_t count, uint32_t *out) {
  enum { MAXIMUM = 32 };
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status) || count < 0 || count > MAXIMUM) return -1;
  UChar source[2 * MAXIMUM], composed[6 * MAXIMUM];
  int32_t length = 0;
  for (int32_t i = 0; i < count; i++) U16_APPEND_UNSAFE(source, length, (UChar32)scalars[i]);
  int32_t composed_length =
      unorm2_normalize(normalizer, source, length, composed, 6 * MAXIMUM, &status);
  if (U_FAILURE(status)) return -1;
  int32_t found = 0;
  for (int32_t i = 0; i < composed_length;) {
    UChar32 scalar;
    U16_NEXT_UNSAFE(composed, i, scalar);
    // A few scalars are longer in form C: those stay as they are.
    if (found == count) return -1;
    out[found++] = (uint32_t)scalar;
  }
  return found;
}
