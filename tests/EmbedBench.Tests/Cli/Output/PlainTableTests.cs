using EmbedBench.Cli.Output;

namespace EmbedBench.Tests.Cli.Output;

public sealed class PlainTableTests
{
    [Fact]
    public void Write_TextsAndNumbers_AlignsColumnsWithoutTrailingBlanks()
    {
        var table = new ResultTable(
            [new("metric"), new("mean", IsNumber: true), new("note")],
            [[new("ndcg@10"), new("0.5"), new("")], [new("mrr"), new("0.1234"), new("low", Tone.Bad)]]);
        using var writer = new StringWriter { NewLine = "\n" };
        PlainTable.Write(writer, table);

        Assert.Equal("metric     mean  note\nndcg@10     0.5\nmrr      0.1234  low\n", writer.ToString());
    }

    [Fact]
    public void Write_Facts_HasNoHeading()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        PlainTable.Write(writer, ResultTable.OfFacts(("name", "a"), ("long name", "b")));

        Assert.Equal("name       a\nlong name  b\n", writer.ToString());
    }
}
