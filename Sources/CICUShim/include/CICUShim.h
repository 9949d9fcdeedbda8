// The part of ICU that Szpalta uses, under names of our own.
//
// No ICU header is included here: ICU's headers and the copy of them inside
// Foundation define the same C types, and a Swift file that saw both would not
// compile. So iterators are opaque pointers and all work is out of line.
#pragma once
#include <stdint.h>

typedef struct CICUBreakIterator CICUBreakIterator;

typedef enum { CICU_BREAK_WORD = 1, CICU_BREAK_SENTENCE = 3 } CICUBreakKind;

/// ICU's own version, such as "72.1". Static storage.
const char *cicu_version(void);
/// The version of Unicode that this ICU implements, such as "15.0". Static storage.
const char *cicu_unicode_version(void);
/// The name of an ICU status code, such as "U_ILLEGAL_ARGUMENT_ERROR". Static storage.
const char *cicu_error_name(int32_t status);

/// Opens a break iterator, about 6 µs; NULL on failure, with `*status` set.
CICUBreakIterator *cicu_break_open(CICUBreakKind kind, const char *locale, int32_t *status);
void cicu_break_close(CICUBreakIterator *iterator);
/// Points the iterator at valid UTF-8 that must outlive its use. Returns an ICU status (> 0 is an error).
int32_t cicu_break_set_utf8(CICUBreakIterator *iterator, const uint8_t *text, int64_t count);
/// The next boundary as a UTF-8 byte offset, or -1 at the end. The boundary at 0 is not reported.
int32_t cicu_break_next(CICUBreakIterator *iterator);
/// The rule status of the boundary just returned: what kind of word ends there (UWordBreak).
int32_t cicu_break_rule_status(const CICUBreakIterator *iterator);

/// Decodes bytes of `encoding` into UTF-8. Returns the count of UTF-8 bytes needed; writes at most `capacity`.
/// Where bytes are not valid in the encoding, returns -1 and sets `*error_offset` to the first bad byte.
int64_t cicu_decode(const char *encoding, const uint8_t *bytes, int64_t count, uint8_t *out,
                    int64_t capacity, int64_t *error_offset, int32_t *status);

/// Lower-case mapping of one scalar (simple, untailored).
int32_t cicu_lowercase(int32_t scalar);
/// True if the scalar is presented as an emoji by default or may begin an emoji sequence.
int32_t cicu_is_emoji(int32_t scalar);

/// Writes what each of the 256 bytes stands for in the single-byte encoding `encoding`; 0xFFFFFFFF for bytes that
/// stand for nothing. Returns an ICU status (> 0 is an error: the encoding is not known).
int32_t cicu_byte_table(const char *encoding, uint32_t *out);

/// Writes the normalization form C of up to 32 scalars. Returns its count of scalars, which is never larger; -1 where
/// `count` is too large or ICU fails.
int32_t cicu_composed(const uint32_t *scalars, int32_t count, uint32_t *out);
