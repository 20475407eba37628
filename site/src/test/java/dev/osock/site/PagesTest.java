package dev.osock.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents of a small repository as pages.
class PagesTest {

    @TempDir
    private Path root;

    @BeforeEach
    void aRepository() throws IOException {
        file("docs/README.md", """
                # Contents

                [One](guide/one.md), [two](guide/two.md), [x](../net/README.md), [y](../platforms/README.md),
                [z](../CHANGELOG.md)
                """);
        file("docs/guide/one.md", "# One\n\nText.\n");
        file("docs/guide/two.md", "# Two & more\n\nText.\n");
        file("net/README.md", "# Net\n");
        file("platforms/README.md", "# Platforms\n");
        file("CHANGELOG.md", "# Changes\n");
        file("library/module-info.java", "module dev.osock {\n    exports dev.osock;\n}\n");
        file("library/dev/osock/Thing.java", """
                package dev.osock;

                public final class Thing {
                    record Part() {}
                }
                """);
        file("library/dev/osock/Hidden.java", "package dev.osock;\n\nfinal class Hidden {}\n");
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String page(String text) throws IOException {
        file("docs/guide/one.md", text);
        write();
        return Files.readString(root.resolve("out/doc-files/guide/one.html"));
    }

    private void write() throws IOException {
        Pages.write(root, root.resolve("out"), List.of(root.resolve("library")));
    }

    @Test
    void headingsHaveTheFragmentsThatTheyHaveEverywhere() throws IOException {
        assertThat(page("# One `Thing`\n\n## What it is\n\n## [What](../../it.c) it is\n"))
                .contains("<title>One Thing</title>")
                .contains("<h1 id=\"one-thing\">One <code>Thing</code></h1>")
                .contains("<h2 id=\"what-it-is\">What it is<")
                .contains("<h2 id=\"what-it-is-1\"><span title=\"it.c\">What</span> it is<");
    }

    @Test
    void theSearchTellsOfASectionWhichDocumentItIsIn() throws IOException {
        assertThat(page("# One `Thing` & more\n\n## What it is\n\n### `Thing` @ work\n"))
                .contains("<h2 id=\"what-it-is\">What it is<span hidden> – One Thing &amp; more</span></h2>");

        String module = "dev.osock=" + root.resolve("library") + ":" + root.resolve("out");
        assertThat(ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(System.out, System.err, "-quiet", "-Xdoclint:none", "-docfilessubdirs", "-d",
                        root.resolve("site").toString(), "--module-source-path", module, "--module",
                        "dev.osock"))
                .isZero();
        assertThat(root.resolve("site/tag-search-index.js")).content()
                .contains("\"l\":\"One Thing & more\"")
                .contains("\"l\":\"What it is – One Thing & more\"")
                .contains("\"l\":\"Thing @ work – One Thing & more\"")
                .contains("dev.osock/doc-files/guide/one.html#what-it-is");
    }

    @Test
    void aLongDocumentBeginsWithItsSections() throws IOException {
        assertThat(page("# One\n\nText.\n\n## A\n\n## B `b`\n\n### Not this\n\n## C\n"))
                .doesNotContain("sections");
        assertThat(page("# One\n\nText.\n\n## A\n\n## B `b`\n\n### Not this\n\n## C\n\n## D & E\n")).contains("""
                </h1>
                <ul class="sections">
                <li><a href="#a">A</a></li>
                <li><a href="#b-b">B b</a></li>
                <li><a href="#c">C</a></li>
                <li><a href="#d--e">D &amp; E</a></li>
                </ul>
                <p>Text.</p>
                """);
    }

    @Test
    void codeThatNamesTheInterfaceLeadsThereOnceInASection() throws IOException {
        assertThat(page("""
                # One

                `Thing`, `Thing`, `Thing.run(a, b)`, `Thing.Part`,
                `Hidden`, `thing.run()`

                ## Two

                `Thing`
                """)).endsWith("""
                <h1 id="one">One</h1>
                <p>{@link dev.osock.Thing Thing}, <code>Thing</code>, {@link dev.osock.Thing#run Thing.run(a, b)}, \
                {@link dev.osock.Thing.Part Thing.Part},
                <code>Hidden</code>, <code>thing.run()</code></p>
                <h2 id="two">Two<span hidden> – One</span></h2>
                <p>{@link dev.osock.Thing Thing}</p>
                <p class="beside"><span>&nbsp;</span><a href="../guide/two.html">Two &amp; more →</a></p>
                </body>
                </html>
                """);
    }

    @Test
    void linksLeadToPagesAndToTheInterfaceAndOthersAreText() throws IOException {
        file("docs/data.json", "{}");
        assertThat(page("""
                # One

                [a](two.md#text), [b](../../net/README.md), [c](#one), [d](https://osock.example), [e](../data.json),
                [`f`](../../library/dev/osock/Thing.java), [g](../../RELEASING.md), [h](../README.md)
                """))
                .contains("""
                        <p><a href="../guide/two.html#text">a</a>, <a href="../osock-net.html">b</a>, \
                        <a href="#one">c</a>, <a href="https://osock.example">d</a>, \
                        <a href="../data.json">e</a>,
                        {@link dev.osock.Thing f}, <span title="RELEASING.md">g</span>, \
                        <a href="../../../index.html">h</a></p>
                        """);
        assertThat(root.resolve("out/doc-files/data.json")).hasContent("{}");
    }

    @Test
    void whatJavadocWouldTakeForATagIsText() throws IOException {
        assertThat(page("# One\n\n@author `{@link x}` me@osock.example\n"))
                .contains("<p>&#64;author <code>{&#64;link x}</code> me&#64;osock.example</p>");
    }

    @Test
    void theOverviewLeadsIntoTheFolderOfThePages() throws IOException {
        write();

        assertThat(root.resolve("out/overview.html")).content()
                .contains("<a href=\"dev.osock/doc-files/guide/one.html\">One</a>")
                .contains("<h1 id=\"contents\">Contents</h1>");
    }

    @Test
    void aDocumentThatNoneLeadsToIsRefused() throws IOException {
        file("docs/guide/lost.md", "# Lost\n");

        assertThatThrownBy(this::write)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("docs/guide/lost.md");
    }

    @Test
    void whatWasThereBeforeIsGone() throws IOException {
        file("out/doc-files/old.html", "");

        write();

        assertThat(root.resolve("out/doc-files/old.html")).doesNotExist();
    }
}
