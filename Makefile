# The commands that CONTRIBUTING.md tells of; each is what it says there. Without Maven on the path, ./mvnw fetches one.
MVN ?= $(shell command -v mvn || echo ./mvnw)

verify:          ## all modules: static checks, tests, jars, Javadoc
	$(MVN) verify

test:            ## tests of the library: make test TEST=RecvTest
	$(MVN) -pl library test -Dtest='$(TEST)'

format:          ## lays the code out
	$(MVN) spotless:apply

ci:              ## what continuous integration runs
	.ci/run

site:            ## the pages, opened in a browser
	$(MVN) -q -pl site -am package -DskipTests -Dosock.checks=off -Dmaven.javadoc.skip -Dspotless.check.skip
	xdg-open site/target/site/index.html || true

demo:            ## the tool's demonstration
	./osock demo

package:         ## the tool as a .deb and an archive, with a Java of its own
	release/package

.PHONY: verify test format ci site demo package
