package dev.osock.option;

import java.util.List;

/// The options in a hop-by-hop or destination header of IPv6, RFC 8200: `struct ip6_hbh`, `struct ip6_dest`.
///
/// The padding at the end of a header is made when it is sent, and dropped when it has come. Padding between options,
/// for those that must lie at certain places, is made of options of the types 0 (one byte) and 1.
///
/// @param options the options in their order; none stands for no header at all
public record ExtensionOptions(List<Option> options) {

    /// No header at all: to set it removes the one that is sent.
    public static final ExtensionOptions NONE = new ExtensionOptions(List.of());

    /// An option.
    ///
    /// @param type its type, 0 to 255; the first two bits say what becomes of the packet where the type is not known:
    ///     00 for nothing, others that it is dropped
    /// @param data its bytes, up to 255; none for type 0
    public record Option(int type, RawBytes data) {

        private static final int MOST = 255;

        /// Checks both.
        ///
        /// @throws IllegalArgumentException if the type is outside 0 to 255, or there are more bytes
        public Option {
            int length = data.array().length;
            if (type < 0 || type > MOST || length > (type == 0 ? 0 : MOST)) {
                throw new IllegalArgumentException(
                        "option of IPv6: not a type of 0.." + MOST + " and as many bytes: " + type + ", " + length);
            }
        }
    }

    /// Copies the list.
    public ExtensionOptions {
        options = List.copyOf(options);
    }

    /// Makes a value.
    ///
    /// @param options the options
    /// @return the value
    public static ExtensionOptions of(Option... options) {
        return new ExtensionOptions(List.of(options));
    }
}
