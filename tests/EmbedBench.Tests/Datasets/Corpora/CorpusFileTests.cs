using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;

namespace EmbedBench.Tests.Datasets.Corpora;

public sealed class CorpusFileTests
{
    [Theory]
    [InlineData("id,text\nd1,one\nd1,two\n", "line 3 has the id \"d1\" a second time (first:")]
    [InlineData("id,text\n,one\n", "line 2 has an empty id ({id})")]
    [InlineData("id,text\nd1,\n", "line 2 has an empty text ({text})")]
    [InlineData("id\nd1\n", "line 2 has no column \"text\"")]
    [InlineData("id,text\n", "The corpus corpus.csv has no documents")]
    [InlineData("id,text\nd2,two\n", "has no relevant passage: the corpus has no document \"d1\"")]
    public async Task LoadAsync_WrongCorpus_NamesThePlace(string corpus, string expected)
    {
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(corpus, Settings));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_DocumentsWithoutQuery_AreSearchedToo()
    {
        Dataset data = await LoadAsync("id,text\nd3,three\nd1,one\n", Settings);
        Assert.Equal(["d3", "d1"], data.Corpus.Ids);
        Assert.Equal(["three", "one"], data.Corpus.Texts);
        Assert.Equal(["d1"], data.Judgments[0].Relevant[0]);
    }

    [Fact]
    public async Task LoadAsync_OwnRowInACorpusFile_IsRefused()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            LoadAsync("id,text\nd1,one\n", settings => Settings(settings) with { Judgments = [new JudgmentRule.OwnRow("own-row")] }));
        Assert.Contains("own-row", error.Message, StringComparison.Ordinal);
    }

    private static DataSettings Settings(DataSettings settings) => settings with
    {
        Corpus = new CorpusRule.File("corpus.csv", TestData.Template("{id}"), TestData.Template("{text}")),
    };

    private static async Task<Dataset> LoadAsync(string corpus, Func<DataSettings, DataSettings> change)
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.csv", "question,text,id\nq,one,d1\nr,one,d1\n");
        folder.Write("corpus.csv", corpus);
        return await TestData.LoadAsync(change(TestData.Settings("data.csv")), folder.Path);
    }
}
