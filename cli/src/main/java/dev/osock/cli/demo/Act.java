package dev.osock.cli.demo;

/// One part of the demo.
interface Act {

    /// Names the act.
    String title();

    /// Plays the act and verifies what happens.
    ///
    /// @return what has been verified, as one line
    /// @throws Mismatch with what differs, or what failed
    /// @throws Exception if the act cannot even begin
    String play(Transcript transcript) throws Exception;
}
