using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientDownloadTests : HubTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public async Task DownloadAsync_NewRepository_FillsTheCacheAsTheHubsOwnToolsDo()
    {
        byte[] weights = Bytes(300_000);
        string sha = new RemoteFile(weights, Large: true).Sha256;
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("1_Pooling/config.json", "{}").With("model.safetensors", weights, large: true);

        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);

        Assert.Equal((Tiny, Commit, Path.Combine(TinyCache, "snapshots", Commit)), (snapshot.Repository, snapshot.Commit, snapshot.Folder));
        Assert.Equal(["1_Pooling/config.json", "config.json", "model.safetensors"], snapshot.Files);
        string blob = "models--acme--tiny/blobs/9e26dfeeb6e641a33dae4961196235bdb965b21b";
        Assert.Equal(
            [
                $"models--acme--tiny/blobs/{sha}", blob, "models--acme--tiny/refs/main", $"models--acme--tiny/snapshots/{Commit}/1_Pooling/config.json",
                $"models--acme--tiny/snapshots/{Commit}/config.json", $"models--acme--tiny/snapshots/{Commit}/model.safetensors",
                $"models--acme--tiny/trees/{Commit}.json",
            ],
            CacheFiles().Order(StringComparer.Ordinal));
        Assert.Equal(Commit, await File.ReadAllTextAsync(Path.Combine(TinyCache, "refs/main"), Cancel));
        Assert.Equal($"../../blobs/{sha}", new FileInfo(Path.Combine(snapshot.Folder, "model.safetensors")).LinkTarget);
        Assert.Equal("../../../blobs/9e26dfeeb6e641a33dae4961196235bdb965b21b", new FileInfo(Path.Combine(snapshot.Folder, "1_Pooling/config.json")).LinkTarget);
        Assert.Equal(weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "model.safetensors"), Cancel));
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "config.json"), Cancel));
        // Equal contents are one blob, and come once.
        Assert.Equal(1, Hub.Requests.Count(request => request.Target.EndsWith("config.json", StringComparison.Ordinal)));
        Assert.True(File.Exists(Path.Combine(Cache, ".locks/models--acme--tiny", $"{sha}.lock")));
    }

    [Fact]
    public async Task DownloadAsync_TreeInTheCache_IsTheOneOfTheHubsOwnTools()
    {
        byte[] weights = Bytes(10);
        string sha = new RemoteFile(weights, Large: true).Sha256;
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("model.safetensors", weights, large: true);
        await Client().DownloadAsync(Tiny, "main", ["config.json"], null, Cancel);
        const string Expected = """
            {"format_version":1,"files":{"config.json":{"size":2,"blob_id":"9e26dfeeb6e641a33dae4961196235bdb965b21b"},
            "model.safetensors":{"size":10,"blob_id":"POINTER","lfs_sha256":"SHA","lfs_size":10,"xet_hash":"XET"}}}
            """;
        Assert.Equal(
            Expected.Replace("\n", "", StringComparison.Ordinal).Replace("POINTER", RemoteFile.GitBlob([1, 2, 3]), StringComparison.Ordinal)
                .Replace("SHA", sha, StringComparison.Ordinal).Replace("XET", new string('e', 64), StringComparison.Ordinal),
            await File.ReadAllTextAsync(Path.Combine(TinyCache, $"trees/{Commit}.json"), Cancel));
    }

    [Fact]
    public async Task DownloadAsync_LargeFile_ComesFromStorageWithoutTheToken()
    {
        Hub.Add("datasets/acme/rows").With("data/train.parquet", Bytes(1000), large: true);
        Hub.Token = "hf_secret";
        HubClient client = Client(settings => settings with { Token = "hf_secret" });
        HubSnapshot snapshot = await client.DownloadAsync(HubRepository.Parse("datasets/acme/rows"), "main", ["data/train.parquet"], null, Cancel);
        Assert.Equal(Bytes(1000), await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "data/train.parquet"), Cancel));
        Assert.Equal($"/datasets/acme/rows/resolve/{Commit}/data/train.parquet", Hub.Requests[2].Target);
        Assert.Equal(["Bearer hf_secret", "Bearer hf_secret", "Bearer hf_secret", ""], Hub.Requests.Select(request => request.Authorization));
        Assert.Equal(Hub.Storage.Port, Hub.Requests[3].Port);
    }

    [Fact]
    public async Task DownloadAsync_AgainAtACommit_AsksNothing()
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}");
        await Client().DownloadAsync(Tiny, Commit, ["config.json"], null, Cancel);
        int before = Hub.Requests.Count;
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, Commit, ["config.json"], null, Cancel);
        Assert.Equal(["config.json"], snapshot.Files);
        Assert.Equal(before, Hub.Requests.Count);
        Assert.False(Directory.Exists(Path.Combine(TinyCache, "refs")));
    }

    [Fact]
    public async Task DownloadAsync_BranchThatMoved_BringsOnlyWhatChanged()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny").With("config.json", "{}").With("weights.bin", Bytes(100), large: true);
        await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        repository.Commit = new string('b', 40);
        repository.With("config.json", "{\"new\":1}");
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(repository.Commit, snapshot.Commit);
        Assert.Equal("{\"new\":1}", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "config.json"), Cancel));
        Assert.Equal(Bytes(100), await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
        Assert.Equal(1, Hub.Count("/blob/"));
        Assert.Equal(repository.Commit, await File.ReadAllTextAsync(Path.Combine(TinyCache, "refs/main"), Cancel));
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(TinyCache, "snapshots", Commit, "config.json"), Cancel));
    }

    [Fact]
    public async Task DownloadAsync_WithoutLinks_Copies()
    {
        Hub.Add("models/acme/tiny").With("a/config.json", "{}");
        HubClient client = Client(settings => settings with { Links = false });
        HubSnapshot snapshot = await client.DownloadAsync(Tiny, "main", [], null, Cancel);
        var file = new FileInfo(Path.Combine(snapshot.Folder, "a/config.json"));
        Assert.Null(file.LinkTarget);
        Assert.Equal(2, file.Length);
        Assert.DoesNotContain(CacheFiles(), path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DownloadAsync_NamesThatNeedEscapes_ReachTheFile()
    {
        Hub.Add("models/acme/tiny").With("a b/100% #1?.txt", "x").With("größe/日本.txt", "y");
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "refs/pr/1", [], null, Cancel);
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "a b/100% #1?.txt"), Cancel));
        Assert.Equal("y", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "größe/日本.txt"), Cancel));
        Assert.Equal(Commit, await File.ReadAllTextAsync(Path.Combine(TinyCache, "refs/refs/pr/1"), Cancel));
    }

    [Theory]
    [InlineData("*.json", "1_Pooling/config.json config.json")]
    [InlineData("1_Pooling/ model.safetensors", "1_Pooling/config.json model.safetensors")]
    [InlineData("model-?.safetensors config.json", "config.json")]
    public async Task DownloadAsync_Patterns_ChooseFiles(string patterns, string expected)
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("1_Pooling/config.json", "{}").With("model.safetensors", "m");
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", patterns.Split(' '), null, Cancel);
        Assert.Equal(expected.Split(' '), snapshot.Files);
        Assert.All(snapshot.Files, file => Assert.True(File.Exists(Path.Combine(snapshot.Folder, file))));
    }

    [Theory]
    [InlineData("config.json absent.json", "absent.json")]
    [InlineData("*.onnx", "*.onnx")]
    public async Task DownloadAsync_FileThatIsNotThere_IsNotFound(string patterns, string named)
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}");
        HubException error = await FailsAsync(HubErrorKind.NotFound, () => Client().DownloadAsync(Tiny, "main", patterns.Split(' '), null, Cancel));
        Assert.Equal($"model acme/tiny, revision main: it has no file {named}: check the name, and whether the revision is the right one.", error.Message);
    }

    [Fact]
    public async Task DownloadAsync_TwoAtOnce_FetchOnce()
    {
        Hub.Add("models/acme/tiny").With("weights.bin", Bytes(2_000_000), large: true).With("config.json", "{}");
        HubSnapshot[] snapshots = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Client().DownloadAsync(Tiny, "main", [], null, Cancel), Cancel)));
        Assert.All(snapshots, snapshot => Assert.Equal(Bytes(2_000_000), File.ReadAllBytes(Path.Combine(snapshot.Folder, "weights.bin"))));
        Assert.Equal(1, Hub.Count("/blob/"));
    }

    [Fact]
    public async Task DownloadAsync_Progress_EndsWithAllBytes()
    {
        Hub.Add("models/acme/tiny").With("weights.bin", Bytes(500_000), large: true).With("config.json", "{}");
        await Client().DownloadAsync(Tiny, "main", ["config.json"], null, Cancel);
        var seen = new Reports();
        await Client().DownloadAsync(Tiny, "main", [], seen, Cancel);
        Assert.Equal((500_002L, 500_002L), (seen.All[^1].Bytes, seen.All[^1].TotalBytes));
        Assert.Equal(seen.All.Select(report => report.Bytes).Order(), seen.All.Select(report => report.Bytes));
        Assert.True(seen.All[^1].BytesPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, seen.All[^1].TimeLeft);
    }

    [Fact]
    public async Task DownloadAsync_EmptyFile_IsThere()
    {
        Hub.Add("models/acme/tiny").With("empty.txt", "");
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Empty(await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "empty.txt"), Cancel));
        Assert.Equal(0, Hub.Count("/resolve/"));
    }

    [Fact]
    public async Task DownloadAsync_BrokenLinkOrTruncatedBlob_IsMendedByFetchingAgain()
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("other.json", "[1]");
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        string[] blobs = [.. snapshot.Files.Select(file => Path.Combine(TinyCache, "blobs", RemoteFile.GitBlob(File.ReadAllBytes(Path.Combine(snapshot.Folder, file)))))];
        File.Delete(blobs[0]);
        await File.WriteAllTextAsync(blobs[1], "[", Cancel);
        await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "config.json"), Cancel));
        Assert.Equal("[1]", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "other.json"), Cancel));
    }

    [Fact]
    public async Task DownloadAsync_CacheThatCannotBeWritten_IsAnErrorOfTheMachine()
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}");
        Directory.CreateDirectory(TinyCache);
        await File.WriteAllTextAsync(Path.Combine(TinyCache, "blobs"), "not a folder", Cancel);
        await Assert.ThrowsAsync<IOException>(() => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Empty(Time.Waits);
    }
}
