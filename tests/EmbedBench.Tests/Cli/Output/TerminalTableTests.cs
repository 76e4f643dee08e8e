using System.Text.RegularExpressions;
using EmbedBench.Cli.Output;

namespace EmbedBench.Tests.Cli.Output;

public sealed class TerminalTableTests
{
    [Fact]
    public void Write_LongText_WrapsInsideTheWidthAndColoursTones()
    {
        string words = string.Join(' ', Enumerable.Repeat("[words]", 12));
        var table = new ResultTable([new("figure"), new("verdict")], [[new(words), new("FAILED", Tone.Bad)]]);
        using var writer = new StringWriter { NewLine = "\n" };
        TerminalTable.Write(writer, table, width: 40);

        string text = writer.ToString();
        Assert.Contains("[words]", text, StringComparison.Ordinal);
        Assert.Matches("\u001b\\[[0-9;]*mFAILED\u001b\\[0m", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(Regex.Replace(line, "\u001b\\[[0-9;]*m", "").Length, 0, 40));
    }
}
