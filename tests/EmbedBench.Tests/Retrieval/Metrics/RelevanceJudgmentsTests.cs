using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Tests.Retrieval.Metrics;

public sealed class RelevanceJudgmentsTests
{
    [Fact]
    public void Of_SeveralQueries_KeepsTheirOrder()
    {
        RelevanceJudgments judgments = RelevanceJudgments.Of([new Judgment("b", "d", 1), new Judgment("a", "d", 2), new Judgment("b", "e", 0)]);

        Assert.Equal(["b", "a"], judgments.Queries);
        Assert.Equal(0, judgments["b"]["e"]);
        Assert.Equal(2, judgments["a"]["d"]);
    }

    [Theory]
    [InlineData(128, "grades lie between -1 and 127")]
    [InlineData(-2, "grades lie between -1 and 127")]
    [InlineData(0, "Query q has no relevant document")]
    [InlineData(-1, "Query q has no relevant document")]
    public void Of_WrongGrade_NamesTheQuery(int grade, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => RelevanceJudgments.Of([new Judgment("q", "d", grade)]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DocumentJudgedTwice_IsRefused()
    {
        var error = Assert.Throws<InvalidDataException>(() => RelevanceJudgments.Of([new Judgment("q", "d", 1), new Judgment("q", "d", 1)]));

        Assert.Equal("Document d is judged twice for query q.", error.Message);
    }

    [Fact]
    public void Of_Nothing_IsRefused()
    {
        Assert.Throws<InvalidDataException>(() => RelevanceJudgments.Of([]));
    }
}
