using EmbedBench.Datasets.Sources.Npm;

namespace EmbedBench.Tests.Datasets.Sources.Npm;

public sealed class CommandDocumentationTests
{
    [Fact]
    public void Of_CommentWithExample_IsPlainText() => Assert.Equal(
        "Makes a <thing> & more. First Second {escaped} @mail",
        CommandDocumentation.Of("""
            /**
             * @public
             */
            export type { Command as $Command };
            /**
             * <p>Makes a &lt;thing&gt;
             *    &amp; more.</p><ul><li>First</li><li><b>Sec</b>ond</li></ul>
             * \{escaped\} \@mail
             * @example
             * Use a bare-bones client and the command you need to make an API call.
             */
            """));

    [Fact]
    public void Of_BareBonesSentence_IsKeptWhereNoExampleComes() =>
        Assert.Equal("Use a bare-bones client.", CommandDocumentation.Of("/** Use a bare-bones client. */ /** @example */"));

    [Theory]
    [InlineData("")]
    [InlineData("/** Nothing to see. */")]
    [InlineData("/**\n * @example\n */")]
    public void Of_NoDocumentation_IsNull(string declarations) => Assert.Null(CommandDocumentation.Of(declarations));

    [Theory]
    [InlineData("x", 400, 799)] // "x x x …": the space after the 400th word is the 800th character
    [InlineData("word", 300, 999)]
    [InlineData("🙂🙂🙂🙂", 300, 999)]
    public void Of_LongText_IsCutAtASpace(string word, int words, int expectedCharacters)
    {
        string text = CommandDocumentation.Of($"/** {string.Join(' ', Enumerable.Repeat(word, words))}\n * @example */")!;
        Assert.Equal(expectedCharacters, text.EnumerateRunes().Count());
        Assert.EndsWith(word, text, StringComparison.Ordinal);
    }
}
