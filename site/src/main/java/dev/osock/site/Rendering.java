package dev.osock.site;

import dev.osock.site.Documents.Document;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/// Renders documents as what javadoc takes as its `doc-files`: HTML in which code refers to the interface.
///
/// It is HTML and not the Markdown, which javadoc would take too: of that its search does not find the headings, and it
/// gives them other fragments than everybody else. What the search finds is a heading's whole text and nothing of the
/// page that it is on; so the headings of sections end with the document's title, which a reader does not see.
final class Rendering {

    /// An `@` that is meant for javadoc; the text's own are escaped.
    private static final char AT = '\uE000';

    /// A document of so many sections begins with a list of them.
    private static final int LONG = 4;

    private final Documents documents;
    private final Api api;
    private final String folder;

    /// For pages that lie, all together, in a folder of the site.
    Rendering(Documents documents, Api api, String folder) {
        this.documents = documents;
        this.api = api;
        this.folder = folder;
    }

    String overview(Document contents) {
        return file(contents, body(contents, folder));
    }

    String page(Document document) {
        String up = "../".repeat(depth(document.page()));
        String sections = sections(document);
        return file(document, body(document, up).replaceFirst("</h1>\n", Matcher.quoteReplacement("</h1>\n" + sections))
                + beside(document, up));
    }

    /// The sections of a long document, as links.
    private static String sections(Document document) {
        var sections = new StringBuilder();
        int count = 0;
        for (Map.Entry<Node, String> each : Markdown.fragments(document.text()).entrySet()) {
            if (each.getKey() instanceof Heading heading && heading.getLevel() == 2) {
                sections.append("<li><a href=\"#")
                        .append(each.getValue())
                        .append("\">")
                        .append(escaped(Markdown.text(heading)))
                        .append("</a></li>\n");
                count++;
            }
        }
        return count < LONG ? "" : "<ul class=\"sections\">\n" + sections + "</ul>\n";
    }

    private static String file(Document document, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>%s</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(document.title()), body.replace("@", "&#64;").replace(AT, '@'));
    }

    private String body(Document document, String up) {
        Node text = document.text();
        Map<Node, String> fragments = Markdown.fragments(text);
        text.accept(new ForJavadoc(document, up));
        return HtmlRenderer.builder()
                .extensions(Markdown.EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (fragments.containsKey(node)) {
                        attributes.put("id", fragments.get(node));
                    }
                })
                .build()
                .render(text);
    }

    private String beside(Document document, String up) {
        return "<p class=\"beside\">" + link(documents.beside(document, -1), up, "← %s") + link(
                documents.beside(document, 1), up, "%s →") + "</p>\n";
    }

    private static String link(@Nullable Document document, String up, String form) {
        return document == null
                ? "<span>&nbsp;</span>"
                : "<a href=\"%s\">%s</a>".formatted(up + document.page(), form.formatted(escaped(document.title())));
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Node tag(String name, String content) {
        return html("{" + AT + name + " " + content + "}");
    }

    private static Node html(String literal) {
        var html = new HtmlInline();
        html.setLiteral(literal);
        return html;
    }

    /// Changes a document to what it is as a page.
    private final class ForJavadoc extends AbstractVisitor {

        private final Document document;
        private final String up;
        private final Set<String> referredTo = new HashSet<>();

        ForJavadoc(Document document, String up) {
            this.document = document;
            this.up = up;
        }

        /// Begins a section, in which code leads anew to what it names.
        @Override
        public void visit(Heading heading) {
            referredTo.clear();
            visitChildren(heading);
            if (heading.getLevel() > 1) {
                heading.appendChild(html("<span hidden> – " + escaped(document.title()) + "</span>"));
            }
        }

        /// Code that names something of the interface leads there, once in a section.
        @Override
        public void visit(Code code) {
            String reference = api.reference(code.getLiteral());
            boolean leads = !(code.getParent() instanceof Heading);
            if (leads && reference != null && referredTo.add(reference)) {
                replace(code, tag("link", reference + " " + escaped(code.getLiteral())));
            }
        }

        @Override
        public void visit(Link link) {
            String type = api.typeOf(document.target(link.getDestination()));
            if (type != null) {
                replace(link, tag("link", type + " " + escaped(Markdown.text(link))));
            } else if (!lead(link.getDestination(), link::setDestination)) {
                // A file that is not part of the site: its name.
                link.insertBefore(html("<span title=\"" + document.target(link.getDestination()) + "\">"));
                link.insertAfter(html("</span>"));
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }

        @Override
        public void visit(Image image) {
            lead(image.getDestination(), image::setDestination);
        }

        private void replace(Node old, Node now) {
            old.insertBefore(now);
            old.unlink();
        }

        private boolean lead(String destination, Consumer<String> to) {
            if (destination.startsWith("#") || destination.matches("[a-z]+:.*")) {
                return true;
            }
            String source = document.target(destination);
            String page = source.equals(Documents.CONTENTS) ? "index.html" : documents.pageOf(source);
            if (page == null) {
                return false;
            }
            String fragment = destination.contains("#") ? destination.substring(destination.indexOf('#')) : "";
            to.accept((source.equals(Documents.CONTENTS) ? up + "../".repeat(depth(folder)) : up) + page + fragment);
            return true;
        }
    }
}
