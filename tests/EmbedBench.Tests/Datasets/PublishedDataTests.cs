using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Splits;
using EmbedBench.Tests.Datasets.Splits;

namespace EmbedBench.Tests.Datasets;

/// <summary>The data sets of the experiments, whole and as samples. The content hashes were computed by a few lines of Python as well.</summary>
public sealed class PublishedDataTests
{
    private static readonly Columns ChunkColumns = new()
    {
        Query = TestData.Template("{question}"),
        Passage = TestData.Template("{text}"),
        PassageId = TestData.Template("{global_chunk_id}"),
    };

    private static readonly Columns FinancialColumns = new() { Query = TestData.Template("{question}"), Passage = TestData.Template("{context}") };

    private static readonly SplitRule Tenth = new SplitRule.HuggingFace(null, 0.1, 42);

    [Fact]
    public async Task LoadAsync_Financial_KeepsEmptyCellsAndSplitsAsDatasets()
    {
        DataSettings settings = TestData.Settings("Financial-QA-10k.csv") with { Columns = FinancialColumns, EmptyText = EmptyText.Keep, Split = Tenth };
        Dataset data = await TestData.LoadAsync(settings, SharedData.Path("data/financial"));
        Assert.Equal(new DataFingerprint(7000, 6757, "adfd7e4d2a2c737696682e577c035872301a236cc85a96adf9b48d5823a46eea"), data.Fingerprint);
        Assert.Equal(2, data.Rows.Count(row => row.Query.Length == 0));
        Assert.Equal(1, data.Rows.Count(row => row.Passage.Length == 0));
        var golden = GoldenGenerators.Cases("datasets_train_test_split").Single(split =>
            split.Seed() == 42 && split.GetProperty("test_size").GetDouble() == 0.1 && split.GetProperty("train").Count() == 6300);
        golden.GetProperty("train").AssertEquals(data.Split.Train);
        golden.GetProperty("test").AssertEquals(data.Split.Test);
    }

    [Fact]
    public async Task LoadAsync_FinancialWithoutLeave_NamesTheFirstEmptyCell()
    {
        DataSettings settings = TestData.Settings("Financial-QA-10k.csv") with { Columns = FinancialColumns };
        string folder = SharedData.Path("data/financial");
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => TestData.LoadAsync(settings, folder));
        Assert.Contains("line 1735 has an empty query", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_Legal_TakesThePublishedSplit()
    {
        DataSettings settings = TestData.Settings("*.jsonl") with { Columns = ChunkColumns, Split = new SplitRule.Given("published-split.json") };
        Dataset data = await TestData.LoadAsync(settings, SharedData.Path("data/legal"));
        Assert.Equal(new DataFingerprint(6469, 2316, "3dc7081e714f67b0b45324fa87d70f66d14cf85bc3e22d5ee3a43e40d920a63e"), data.Fingerprint);
        Assert.Equal(5822, data.Split.Train.Count);
        Assert.Equal(647, data.Split.Test.Count);
        Assert.Empty(data.Split.Train.Intersect(data.Split.Test));
    }

    [Fact]
    public async Task LoadAsync_Aws_ExplodesQuestionsAndJoinsChunks()
    {
        DataSettings settings = TestData.Settings("questions.jsonl") with
        {
            Rows = new RowFiles
            {
                File = "questions.jsonl",
                Explode = new ExplodeRule("questions", "question"),
                Join = new JoinRule("chunks.jsonl", "id", "id"),
            },
            Split = new SplitRule.HuggingFace(42, 0.1, 42),
        };
        Dataset data = await TestData.LoadAsync(settings, SharedData.Path("data/aws"));
        Assert.Equal(new DataFingerprint(3676, 919, "5fced2d5393836dd098b7654a6f73194e55c116d46d4de19d0340c4285047b18"), data.Fingerprint);
        Assert.Equal(3308, data.Split.Train.Count);
        Assert.Equal(368, data.Split.Test.Count);
        Assert.All(data.Judgments[0].Relevant, relevant => Assert.Equal(4, relevant.Count));
    }

    [Theory]
    [InlineData(null, 4000, 3200, 800, 1000)]
    [InlineData(100, 400, 320, 80, 100)]
    public async Task LoadAsync_Products_JudgesByTheCatalogue(int? passages, int rows, int train, int test, int documents)
    {
        DataSettings settings = TestData.Settings("queries.jsonl") with
        {
            Rows = new RowFiles { File = "queries.jsonl", Join = new JoinRule("products.jsonl", "product_id", "id") },
            Columns = new Columns
            {
                Query = TestData.Template("{query}"),
                Passage = TestData.Template("{title} {description} {category}"),
                PassageId = TestData.Template("{product_id}"),
                Labels = ["style"],
            },
            Corpus = new CorpusRule.File("products.jsonl", TestData.Template("{id}"), TestData.Template("{title} {description} {category}")),
            Limit = passages is { } count ? new RowLimit.Passages(count) : null,
            Split = new SplitRule.PythonShuffle(42, 0.8),
        };
        Dataset data = await TestData.LoadAsync(settings, SharedData.InRepository("experiments/products"));
        Assert.Equal(new DataFingerprint(4000, 1000, "3b6d127a213ee25f732d1d2ee372396d9c540277caa8a22bf35cda07b505d967"), data.Fingerprint);
        Assert.Equal(rows, data.Rows.Count);
        Assert.Equal(train, data.Split.Train.Count);
        Assert.Equal(test, data.Queries.Count);
        Assert.Equal(documents, data.Corpus.Count);
        Assert.All(data.Queries.Zip(data.Judgments[0].Relevant), pair => Assert.Equal([data.Rows[pair.First.Row].PassageId], pair.Second));
    }

    [Theory]
    [InlineData("financial.csv", 400, 400, "299a54a995579c2cae469b22cbbc30de56795fa8e1927b7dd65a9faa2dab93ed")]
    [InlineData("legal.csv", 386, 100, "c6ef898f2a9bbf28c472c3e92f7b64847cf04babeaf302c9a1495ae9941edebb")]
    [InlineData("aws.csv", 400, 100, "a7ee62acf3c401acb456d2774aef108a5819d8e98a5dcf1b802ba4fba85aa6d8")]
    [InlineData("ray.csv", 400, 100, "63555e4eed09f3186ad3cce215b70b514088c6ec3b13d0aa193695fe4ad72871")]
    public async Task LoadAsync_Sample_HasItsFingerprint(string file, int rows, int passages, string content)
    {
        DataSettings settings = TestData.Settings(file) with
        {
            Columns = file == "financial.csv" ? FinancialColumns : ChunkColumns,
            Fingerprint = new DataFingerprint(rows, passages, content),
            Split = Tenth,
        };
        Dataset data = await TestData.LoadAsync(settings, SharedData.Path("data/samples"));
        Assert.Equal((rows + 9) / 10, data.Queries.Count);
    }
}
