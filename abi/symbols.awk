# Turns a list of symbols into the C program that reports them. The lines of a list are:
#
#   include HEADER                   the headers that declare what follows
#   NAME                             a macro; left out where the headers lack it
#   NAME = VALUE                     the same, with the value to use where the headers lack it
#   enum NAME                        an enumerator, which #ifdef cannot see
#   struct NAME FIELD FIELD[] ...    a structure's size, and its fields' offsets and sizes (0 for an open array)
#   fields NAME FIELD ...            the same without the structure's size
#   size NAME = SIZE                 a structure's size, by hand
#   field NAME.FIELD = OFFSET SIZE   a field, by hand
#   known MACRO                      where headers define that, they are held to what follows by hand
#   type NAME                        a type's size

/^#/ || NF == 0     { next }
$1 == "include"     { print "#include <" $2 ">"; next }
!begun              { begun = 1; print "#include \"probe.h\"\nvoid probe(void) {" }
$1 == "enum"        { constant($2); next }
$1 == "type"        { print "SIZE(\"" $2 "\", " $2 ");"; next }
$1 == "struct"      { print "SIZE(\"" $2 "\", struct " $2 ");"; fields(); next }
$1 == "fields"      { fields(); next }
$1 == "known"       { known = $2; next }
$1 == "size"        { print "EMIT(\"struct\\t" $2 "\\t" $4 "\");"; held("sizeof(struct " $2 ") == " $4); next }
$1 == "field"       { print "EMIT(\"field\\t" $2 "\\t" $4 "\\t" $5 "\");"; heldField($2, $4, $5); next }
$2 == "="           { print "#ifndef " $1 "\n#define " $1 " " $3 "\n#endif"; constant($1); next }
                    { print "#ifdef " $1; constant($1); print "#endif" }
END                 { print "}" }

function constant(name) {
    print "CONST(\"" name "\", " name ");"
}

function fields(    i, field, open) {
    for (i = 3; i <= NF; i++) {
        field = $i
        open = sub(/\[\]$/, "", field)
        print (open ? "OPEN_ARRAY" : "FIELD") "(\"" $2 "." field "\", struct " $2 ", " field ");"
    }
}

function heldField(name, offset, size,    part) {
    split(name, part, ".")
    held("offsetof(struct " part[1] ", " part[2] ") == " offset)
    held("sizeof(((struct " part[1] " *) 0)->" part[2] ") == " size)
}

function held(condition) {
    if (known != "") {
        print "#ifdef " known "\n_Static_assert(" condition ", \"" condition "\");\n#endif"
    }
}
