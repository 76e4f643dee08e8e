using System.Text;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Results.Published;

public class PublishedFiguresTests
{
    [Fact]
    public void Parse_Lines_GivesFiguresWithTheirDigits()
    {
        IReadOnlyList<PublishedFigure> figures = Parse("figure,value,seed_line,note\nbase.384.ndcg@10,0.2680,46,\ngain%.384.ndcg@10,17.0,46,\"a \"\"note\"\", quoted\"\n");

        Assert.Equal(
            [
                new PublishedFigure(FigureName.Parse("base.384.ndcg@10"), 0.268, "0.2680", 46, ""),
                new PublishedFigure(FigureName.Parse("gain%.384.ndcg@10"), 17, "17.0", 46, "a \"note\", quoted"),
            ],
            figures);
    }

    [Theory]
    [InlineData("", "p.csv: line 1: must be the header figure,value,seed_line,note.")]
    [InlineData("figure,value\n", "p.csv: line 1: must be the header figure,value,seed_line,note.")]
    [InlineData("figure,value,seed_line,note\nbase.384.ndcg@10,0.2,46\n", "p.csv: line 2: must have the four fields figure,value,seed_line,note, and quotes around a note with a comma.")]
    [InlineData("figure,value,seed_line,note\nbase.384.ndcg@10,0.2,46,\"open\n", "p.csv: line 2: must have the four fields figure,value,seed_line,note, and quotes around a note with a comma.")]
    [InlineData("figure,value,seed_line,note\nndcg@10,0.2,46,\n", "p.csv: line 2: \"ndcg@10\" is no figure.")]
    [InlineData("figure,value,seed_line,note\ndata.rows,4k,46,\n", "p.csv: line 2: \"4k\" is no number.")]
    [InlineData("figure,value,seed_line,note\ndata.rows,4,0,\n", "p.csv: line 2: \"0\" is no line number.")]
    public void Parse_MalformedLine_IsRefusedWithItsNumber(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Parse(text)).Message);

    [Property]
    public void Parse_RandomBytes_GivesTheDeclaredErrorAlone(byte[] bytes)
    {
        try
        {
            _ = PublishedFigures.Parse([.. "figure,value,seed_line,note\n"u8, .. bytes], "p.csv");
        }
        catch (InvalidDataException problem)
        {
            Assert.StartsWith("p.csv: ", problem.Message, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<PublishedFigure> Parse(string text) => PublishedFigures.Parse(Encoding.UTF8.GetBytes(text), "p.csv");
}
