using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Pairs;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Splits;

namespace EmbedBench.Tests.Datasets;

public sealed class DatasetLoaderTests
{
    private const string FourRows = "question,text,id,kind\nq zero,A,a,x\nq one,B,b,y\nq two,A,a,x\nq three,C,c,y\n";

    [Fact]
    public async Task LoadAsync_Rows_AreNumberedSplitAndJudged()
    {
        Dataset data = await TestData.LoadAsync("data.csv", FourRows, settings => settings with
        {
            Columns = settings.Columns with { Labels = ["kind"] },
            Judgments = [new JudgmentRule.SamePassage("same-passage"), new JudgmentRule.OwnRow("own-row")],
            Split = new SplitRule.HuggingFace(null, 0.5, 0),
        });
        Assert.Equal([0, 1, 2, 3], data.Rows.Select(row => row.Index));
        Assert.Equal(["a", "b", "a", "c"], data.Rows.Select(row => row.PassageId));
        Assert.Equal(["0", "1", "2", "3"], data.Corpus.Ids);
        Assert.Equal(["A", "B", "A", "C"], data.Corpus.Texts);
        Assert.Equal([2, 0], data.Split.Test); // default_rng(0).permutation(4) = [2, 0, 1, 3]
        Assert.Equal([1, 3], data.Split.Train);
        Assert.Equal(["q one", "q three"], data.TrainingRows.Select(row => row.Query));
        Assert.Equal(["q0", "q1"], data.Queries.Select(query => query.Id));
        Assert.Equal(["q two", "q zero"], data.Queries.Select(query => query.Text));
        Assert.Equal("x", data.Queries[0].Labels["kind"]);
        Assert.Equal(["0", "2"], data.Judgments[0].Relevant[0]);
        Assert.Equal(["own-row"], data.Judgments.Skip(1).Select(judgments => judgments.Name));
        Assert.Equal(["2"], data.Judgments[1].Relevant[0]);
        Assert.True(data.Origin.IsPinned);
    }

    [Theory]
    [InlineData("data.csv", FourRows)]
    [InlineData("data.jsonl", """
        {"question": "q zero", "text": "A", "id": "a"}
        {"id": "b", "question": "q one", "text": "B"}
        {"question": "q two", "text": "A", "id": "a"}
        {"question": "q three", "text": "C", "id": "c"}
        """)]
    [InlineData("data.json", """
        [{"question": "q zero", "text": "A", "id": "a"}, {"question": "q one", "text": "B", "id": "b"},
         {"question": "q two", "text": "A", "id": "a"}, {"question": "q three", "text": "C", "id": "c"}]
        """)]
    public async Task LoadAsync_AnyFormat_HasOneFingerprint(string file, string content)
    {
        // printf 'q zero\0A\0a\nq one\0B\0b\nq two\0A\0a\nq three\0C\0c\n' | sha256sum
        const string Content = "dc4e733751a704f5010d2921826c9fa791fc49752fcad716dbc207701974e92a";
        Dataset data = await TestData.LoadAsync(file, content, settings => settings with { Fingerprint = new DataFingerprint(4, 3, Content) });
        Assert.Equal(new DataFingerprint(4, 3, Content), data.Fingerprint);
    }

    [Fact]
    public async Task LoadAsync_OtherData_SaysWhatWasExpectedAndFound()
    {
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() =>
            TestData.LoadAsync("data.csv", FourRows, settings => settings with { Fingerprint = new DataFingerprint(5, 3, new string('0', 64)) }));
        Assert.Contains("found 4 rows, 3 passages, content", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected 5 rows, 3 passages, content 0000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("question,text\nq,A\n", "line 2 has no column \"id\"; it has question, text")]
    [InlineData("question,text,id\n", "data.csv has no rows")]
    [InlineData("question,text,id\nq,A,a\n,A,a\n", "line 3 has an empty query ({question})")]
    [InlineData("question,text,id\nq, ,a\n", "line 2 has an empty passage ({text})")]
    [InlineData("question,text,id\nq,A,\n", "line 2 has an empty passage_id ({id})")]
    [InlineData("question,text,id\nq,A,a\n", "1 rows gives 0 for training and 1 for testing")]
    public async Task LoadAsync_UnusableData_NamesThePlace(string content, string expected)
    {
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => TestData.LoadAsync("data.csv", content));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_EmptyTextKept_StaysARow()
    {
        Dataset data = await TestData.LoadAsync(
            "data.csv", "question,text,id\n,A,a\nq,,b\n", settings => settings with { EmptyText = EmptyText.Keep });
        Assert.Equal(["", "q"], data.Rows.Select(row => row.Query));
        Assert.Equal(["A", ""], data.Rows.Select(row => row.Passage));
    }

    [Fact]
    public async Task LoadAsync_NegativesAndScore_AreTextsOfTheRow()
    {
        Dataset data = await TestData.LoadAsync("data.csv", "question,text,id,n,m,s\nq,A,a,N,M,0.5\nr,B,b,O,P,-1e-3\n", settings => settings with
        {
            Columns = settings.Columns with
            {
                Negatives = [TestData.Template("{n}"), TestData.Template("not {m}")],
                Score = TestData.Template("{s}"),
            },
        });
        Pair row = data.Rows[0];
        Assert.Equal(["q", "A", "N", "not M"], new[] { "query", "passage", "negative", "negative_2" }.Select(row.Text));
        Assert.Equal(0.5, row.Score);
        Assert.Equal(-0.001, data.Rows[1].Score);
        Assert.Contains("\"negative_3\"", Assert.Throws<ArgumentException>(() => row.Text("negative_3")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_ScoreThatIsNoNumber_NamesThePlace()
    {
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => TestData.LoadAsync(
            "data.csv", FourRows, settings => settings with { Columns = settings.Columns with { Score = TestData.Template("{kind}") } }));
        Assert.Contains("line 2 has the score \"x\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_NoPassageId_TakesTheIndex()
    {
        Dataset data = await TestData.LoadAsync(
            "data.csv", FourRows, settings => settings with { Columns = settings.Columns with { PassageId = null } });
        Assert.Equal(["0", "1", "2", "3"], data.Rows.Select(row => row.PassageId));
        Assert.All(data.Judgments[0].Relevant, relevant => Assert.Single(relevant));
    }

    [Fact]
    public async Task LoadAsync_FirstRows_CountsAllInTheFingerprint()
    {
        Dataset data = await TestData.LoadAsync("data.csv", FourRows, settings => settings with { Limit = new RowLimit.Rows(2) });
        Assert.Equal(["q zero", "q one"], data.Rows.Select(row => row.Query));
        Assert.Equal(2, data.Corpus.Count);
        Assert.Equal(4, data.Fingerprint.Rows);
    }

    [Fact]
    public async Task LoadAsync_FirstPassages_KeepsTheirRows()
    {
        Dataset data = await TestData.LoadAsync("data.csv", FourRows, settings => settings with { Limit = new RowLimit.Passages(1) });
        Assert.Equal(["q zero", "q two"], data.Rows.Select(row => row.Query));
        Assert.Equal([0, 1], data.Rows.Select(row => row.Index));
        Assert.Equal(["0", "1"], data.Judgments[0].Relevant[0]);
    }

    [Fact]
    public async Task LoadAsync_ManyRowsOfOnePassage_IsNotQuadratic()
    {
        string content = "question,text,id\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"q{number},A,a\n"));
        Dataset data = await TestData.LoadAsync("data.csv", content);
        Assert.Equal(50_000, data.Queries.Count);
        Assert.Same(data.Judgments[0].Relevant[0], data.Judgments[0].Relevant[^1]);
        Assert.Equal(100_000, data.Judgments[0].Relevant[0].Count);
    }
}
