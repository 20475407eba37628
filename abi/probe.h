/*
 * Each macro leaves one line of the table in the compiler's assembly output, marked with an `@`; there the compiler
 * replaces `%0` by the value. Nothing is assembled or run, so a cross compiler is enough to probe a foreign platform.
 */
#include <stddef.h>

#define EMIT(line, ...) __asm__ volatile("\n@" line : : __VA_ARGS__)
#define VALUE(expression) "i"((long long) (expression))

#define CONST(name, value) EMIT("const\t" name "\t%0", VALUE(value))
#define SIZE(name, type) EMIT("struct\t" name "\t%0", VALUE(sizeof(type)))
#define FIELD(name, type, field) \
    EMIT("field\t" name "\t%0\t%1", VALUE(offsetof(type, field)), VALUE(sizeof(((type *) 0)->field)))
#define OPEN_ARRAY(name, type, field) EMIT("field\t" name "\t%0\t0", VALUE(offsetof(type, field)))
