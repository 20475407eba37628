# Turns the table of a platform into a class that gives it: reading a resource costs a process's start ten
# milliseconds, a class half of one. With -v name=1 it prints the class's name only: linux-x86-64 makes LinuxX8664.

BEGIN {
    parts = split(platform, part, "-")
    for (i = 1; i <= parts; i++) {
        class = class toupper(substr(part[i], 1, 1)) substr(part[i], 2)
    }
    if (name) {
        print class
        exit
    }
    print "package dev.osock.internal.abi;"
    print ""
    print "/// The table of the platform " platform ", which `abi/generate` writes: see `abi/README.md`."
    print "final class " class " {"
    print ""
    print "    private " class "() {}"
    print ""
    print "    static String table() {" # not a constant, which the compiler would copy
    print "        return \"\"\""
}

{ print "                " $0 }

END {
    if (!name) {
        print "                \"\"\";"
        print "    }"
        print "}"
    }
}
