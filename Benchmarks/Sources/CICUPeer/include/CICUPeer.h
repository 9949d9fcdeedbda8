// ICU's break iterators as a C program would use them: the peer of our scanners.
#pragma once
#include <stdint.h>

typedef enum { PEER_WORDS = 1, PEER_SENTENCES = 3 } PeerKind;

/// A text of `count` bytes of UTF-8 as UTF-16, NUL-terminated; `*units` is its length. Free it with `free`.
uint16_t *peer_utf16(const uint8_t *text, int32_t count, int32_t *units);
/// Goes through all boundaries of UTF-16; stores each in `boundaries` and returns how many there are.
int64_t peer_boundaries_utf16(PeerKind kind, const uint16_t *text, int32_t units, uint32_t *boundaries);
/// The same over UTF-8, through UText.
int64_t peer_boundaries_utf8(PeerKind kind, const uint8_t *text, int32_t count, uint32_t *boundaries);
