using EmbedBench.Datasets;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;

namespace EmbedBench.Tests.Experiments.Catalogue;

/// <summary>The data that the specs of the repository name is there and is what their fingerprints say.</summary>
public class ExperimentDataTests
{
    private static readonly ExperimentCatalogue Catalogue = ExperimentCatalogue.Open(SharedData.Repository);

    [Theory]
    [InlineData("financial", 360, 40, 400)]
    [InlineData("legal", 347, 39, 386)]
    [InlineData("aws", 180, 20, 200)]
    [InlineData("ray", 180, 20, 200)]
    [InlineData("products", 320, 80, 100)]
    public async Task LoadAsync_Smoke_NeedsNothingButTheRepository(string experiment, int train, int test, int corpus) =>
        AssertCounts(await LoadAsync(experiment, "smoke", localFolder: null), train, test, corpus);

    [Theory]
    [InlineData("financial", 6300, 700, 7000)]
    [InlineData("legal", 5822, 647, 6469)]
    [InlineData("aws", 3308, 368, 3676)]
    [InlineData("products", 3200, 800, 1000)]
    public async Task LoadAsync_Local_TakesTheUsersFiles(string experiment, int train, int test, int corpus) =>
        AssertCounts(await LoadAsync(experiment, "local", SharedData.Path("data")), train, test, corpus);

    [Theory]
    [InlineData("ray", "local")]
    [InlineData("products", "full")]
    public async Task LoadAsync_DataThatOnlyTheUserHas_IsMissingWithoutIt(string experiment, string profile)
    {
        Exception problem = await Assert.ThrowsAnyAsync<IOException>(() => LoadAsync(experiment, profile, localFolder: null));

        Assert.True(problem is FileNotFoundException or DirectoryNotFoundException, problem.ToString());
    }

    private static void AssertCounts(Dataset data, int train, int test, int corpus) =>
        Assert.Equal((train, test, corpus, true), (data.Split.Train.Count, data.Split.Test.Count, data.Corpus.Count, data.Origin.IsPinned));

    private static async Task<Dataset> LoadAsync(string name, string profile, string? localFolder)
    {
        Experiment experiment = Catalogue.Read(name);
        ExperimentSpec spec = experiment.Resolve(profile);
        using var cache = new TemporaryFolder();
        using var hub = new HubClient(new HubSettings { Cache = cache.Path, Offline = true });
        var places = new DataPlaces { Experiment = name, SpecFolder = experiment.Folder, LocalFolder = localFolder };
        return await new DatasetLoader(hub).LoadAsync(spec.Data, places, null, TestContext.Current.CancellationToken);
    }
}
