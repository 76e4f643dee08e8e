using EmbedBench.Datasets.Duplicates;

namespace EmbedBench.Tests.Datasets.Duplicates;

public class NearDuplicatesTests
{
    private const string Question = "How many counts did the plaintiff bring under the act?";

    [Theory]
    [InlineData(Question, true)]
    [InlineData("how many counts did the plaintiff  bring, under the ACT", true)]
    [InlineData("How many counts did the plaintiff bring under this act?", true)]
    [InlineData("How many counts did the defendant bring under the act?", false)]
    [InlineData("Who owns the companies, and since when?", false)]
    [InlineData("", false)]
    [InlineData("?!", false)]
    public void Contains_AQuestion_ChangedByHowMuch(string text, bool expected) =>
        Assert.Equal(expected, new NearDuplicates(["", "?", "Who owns the company?", Question]).Contains(text));

    [Theory]
    [InlineData("abc", "ABC.", 1)]
    [InlineData("abc", "abd", 0)]
    [InlineData("abcdef", "abcdeg", 1.0 / 3)]
    [InlineData("abcdefg", "abcdef", 2.0 / 3)]
    [InlineData("aaaaaaaaaa", "aaaaa", 1)]
    [InlineData("日本語の文章", "日本語の文書", 1.0 / 3)]
    [InlineData("", "", 0)]
    public void Resemblance_OfTwoTexts_IsTheJaccardIndexOfTheirPieces(string one, string other, double expected) =>
        Assert.Equal(expected, ShingleSet.Of(one).Resemblance(ShingleSet.Of(other)));

    [Fact]
    public void Contains_ManyTextsWithAFewWordsChanged_FindsWhatComparingAllPairsFinds()
    {
        var random = new Random(42);
        string[] words = [.. Enumerable.Range(0, 400).Select(i => $"word{i * 7919 % 1000}")];
        string[][] texts = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 20).Select(_ => words[random.Next(words.Length)]).ToArray())];
        string[] changed = [.. texts.Select((text, number) => string.Join(' ', text.Select((word, i) => i < number % 6 ? words[random.Next(words.Length)] : word)))];
        string[] collection = [.. texts.Select(text => string.Join(' ', text))];
        ShingleSet[] sets = [.. collection.Select(ShingleSet.Of)];
        bool[] expected = [.. changed.Select(text => sets.Any(set => set.Resemblance(ShingleSet.Of(text)) >= NearDuplicates.Threshold))];

        var near = new NearDuplicates(collection);

        Assert.Equal(expected, changed.Select(near.Contains));
        Assert.InRange(expected.Count(found => found), 100, 250);
    }
}
