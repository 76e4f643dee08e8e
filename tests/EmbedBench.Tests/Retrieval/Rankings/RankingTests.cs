using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Tests.Retrieval.Rankings;

public sealed class RankingTests
{
    [Theory]
    [InlineData(TieRule.IdentifierAscending, "9 2 10")]
    [InlineData(TieRule.Trec, "9 2 10")]
    public void Order_IntegerIds_FollowsTheRule(TieRule rule, string expected)
    {
        Assert.Equal(expected, Ids(rule, ("2", 1), ("10", 1), ("9", 3)));
    }

    [Theory]
    [InlineData(TieRule.IdentifierAscending, "b a c")]
    [InlineData(TieRule.Trec, "b c a")]
    public void Order_TextIds_FollowsTheRule(TieRule rule, string expected)
    {
        Assert.Equal(expected, Ids(rule, ("c", 0), ("a", 0), ("b", 0.5)));
    }

    [Theory]
    [InlineData(TieRule.IdentifierAscending, "b a")]
    [InlineData(TieRule.Trec, "b a")]
    public void Order_GreaterScoreOfTheGreaterId_ComesFirst(TieRule rule, string expected)
    {
        Assert.Equal(expected, Ids(rule, ("a", 1), ("b", 1 + 1e-12)));
    }

    [Theory]
    [InlineData(TieRule.IdentifierAscending, "a b")]
    [InlineData(TieRule.Trec, "b a")]
    public void Order_ScoresEqualInFloat32Only_TieForTrecEval(TieRule rule, string expected)
    {
        Assert.Equal(expected, Ids(rule, ("a", 1 + 1e-12), ("b", 1)));
    }

    [Fact]
    public void Order_NotANumberOrTwice_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Ids(TieRule.Trec, ("a", double.NaN)));
        Assert.Throws<ArgumentException>(() => Ids(TieRule.Trec, ("a", 1), ("a", 2)));
    }

    private static string Ids(TieRule rule, params (string Id, double Score)[] documents)
    {
        IdentifierOrder identifiers = IdentifierOrder.Of(documents.Select(document => document.Id));
        Ranking ranking = Ranking.Order("q", documents.Select(document => new RankedDocument(document.Id, document.Score)), rule, identifiers);
        return string.Join(' ', ranking.Documents.Select(document => document.Id));
    }
}
