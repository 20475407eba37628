package dev.osock.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLinksTest {

    @TempDir
    private Path site;

    private void page(String path, String body) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<!DOCTYPE html><html><head><title>x</title></head><body>" + body + "</body></html>");
    }

    @Test
    void linksThatLeadSomewhereAreCountedAndNotTold() throws IOException {
        page("index.html", "<a href='a/one.html#x'>1</a> <a href='#top'>2</a> <a href='https://osock.example/no'>3</a>"
                + "<h1 id='top'>t</h1> <a href='a/figures.json'>4</a>");
        page("a/one.html", "<p id='x'><a href='../index.html#top'>1</a> <img src='p.svg'> <a href='one.html#'>2</a>"
                + "<a href='#run(java.lang.String,int)'>3</a> <p id='run(java.lang.String,int)'>");
        Files.writeString(site.resolve("a/p.svg"), "<svg/>");
        Files.writeString(site.resolve("a/figures.json"), "{}");
        Files.writeString(site.resolve("tag-search-index.js"),
                "tagSearchIndex = [{\"l\":\"x\",\"u\":\"a/one.html#x\"}]");

        SiteLinks.Report report = SiteLinks.check(site);

        assertThat(report).isEqualTo(new SiteLinks.Report(2, 8, 1, java.util.List.of()));
    }

    @Test
    void linksThatLeadNowhereAreTold() throws IOException {
        page("index.html", "<a href='a/one.html#y'>1</a> <a href='two.html'>2</a> <a href='a'>3</a>"
                + "<link href='style.css'> <a href='../outside.html'>4</a> <a href='#none'>5</a>");
        page("a/one.html", "<img src='p.svg'> <p id='Y'> <script src='../s.js'></script>");
        Files.writeString(site.resolve("tag-search-index.js"),
                "tagSearchIndex = [{\"l\":\"x\",\"u\":\"a/one.html#x\"}]");

        assertThat(SiteLinks.check(site).broken()).containsExactlyInAnyOrder(
                "index.html: a/one.html#y",
                "index.html: two.html",
                "index.html: a",
                "index.html: style.css",
                "index.html: ../outside.html",
                "index.html: #none",
                "a/one.html: p.svg",
                "a/one.html: ../s.js",
                "tag-search-index.js: a/one.html#x");
    }
}
