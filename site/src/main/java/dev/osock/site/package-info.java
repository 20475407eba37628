/// Makes the pages: the documents as part of the Javadoc, and the check that every link leads somewhere.
@NullMarked
package dev.osock.site;

import org.jspecify.annotations.NullMarked;
