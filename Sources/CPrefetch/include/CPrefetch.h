#ifndef CPREFETCH_H
#define CPREFETCH_H

/// Asks for the memory at `address`, which is read soon, without waiting for it. Any address will do.
static inline void cprefetch(const void *address) { __builtin_prefetch(address); }

#endif
