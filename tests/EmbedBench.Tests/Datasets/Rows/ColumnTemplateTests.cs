using EmbedBench.Datasets.Rows;

namespace EmbedBench.Tests.Datasets.Rows;

public sealed class ColumnTemplateTests
{
    [Theory]
    [InlineData("{title}", "T")]
    [InlineData("{title} {description}", "T D")]
    [InlineData("Title: {title}!", "Title: T!")]
    [InlineData("{title}{title}", "TT")]
    public void Apply_Columns_AreReplaced(string template, string expected) =>
        Assert.Equal(expected, ColumnTemplate.Parse(template).Apply(column => column[..1].ToUpperInvariant()));

    [Theory]
    [InlineData("title", "names no column")]
    [InlineData("", "names no column")]
    [InlineData("{title", "has a '{' without a '}'")]
    [InlineData("title}", "has a '}' without a '{'")]
    [InlineData("{a} b}", "has a '}' without a '{'")]
    [InlineData("{}", "names a column \"\"")]
    [InlineData("{a{b}}", "names a column \"a{b\"")]
    public void Parse_Malformed_SaysWhat(string template, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => ColumnTemplate.Parse(template)).Message, StringComparison.Ordinal);

    [Fact]
    public void Equals_SameText_IsEqual()
    {
        Assert.Equal(ColumnTemplate.Parse("{a} {b}"), ColumnTemplate.Parse("{a} {b}"));
        Assert.NotEqual(ColumnTemplate.Parse("{a} {b}"), ColumnTemplate.Parse("{a}  {b}"));
    }

    [Fact]
    public void Columns_Template_AreInOrder() => Assert.Equal(["b", "a", "b"], ColumnTemplate.Parse("{b}{a} {b}").Columns);
}
