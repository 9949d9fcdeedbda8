#ifndef CLANES_H
#define CLANES_H

#include <stdbool.h>
#include <stdint.h>

typedef uint8_t clanes_bytes __attribute__((ext_vector_type(16)));

/// The highest bit of each byte, the first one's lowest: one instruction on x86-64, which no
/// operation of Swift's vectors becomes.
static inline uint16_t clanes_bits(clanes_bytes bytes) {
  typedef int8_t numbers __attribute__((ext_vector_type(16)));
  typedef bool flags __attribute__((ext_vector_type(16)));
  return __builtin_bit_cast(uint16_t, __builtin_convertvector((numbers)bytes < 0, flags));
}

#endif
