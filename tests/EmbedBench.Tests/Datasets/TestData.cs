using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;
using EmbedBench.Hub;

namespace EmbedBench.Tests.Datasets;

/// <summary>Data sets of a test, loaded as a run loads them, without a network.</summary>
internal static class TestData
{
    /// <summary>Columns <c>question</c>, <c>text</c> and <c>id</c> of a file, half of the rows for testing.</summary>
    public static DataSettings Settings(string file) => new()
    {
        Source = new DataSource.Folder("."),
        Rows = new RowFiles { File = file },
        Columns = new Columns { Query = Template("{question}"), Passage = Template("{text}"), PassageId = Template("{id}") },
        Split = new SplitRule.PythonShuffle(42, 0.5),
        Corpus = new CorpusRule.Rows(),
        Judgments = [new JudgmentRule.SamePassage("same-passage")],
    };

    public static ColumnTemplate Template(string text) => ColumnTemplate.Parse(text);

    public static Task<Dataset> LoadAsync(DataSettings settings, string specFolder, string? localFolder = null, string? hubCache = null)
    {
        using var hub = new HubClient(new HubSettings { Cache = hubCache ?? Path.Combine(specFolder, "no-cache"), Offline = true });
        var places = new DataPlaces { Experiment = "legal", SpecFolder = specFolder, LocalFolder = localFolder };
        return new DatasetLoader(hub).LoadAsync(settings, places, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Loads a data set of one file.</summary>
    public static async Task<Dataset> LoadAsync(string fileName, string content, Func<DataSettings, DataSettings>? change = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write(fileName, content);
        DataSettings settings = Settings(fileName);
        return await LoadAsync(change is null ? settings : change(settings), folder.Path);
    }
}
