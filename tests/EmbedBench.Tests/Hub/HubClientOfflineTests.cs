using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientOfflineTests : HubTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private HubClient Offline() => Client(settings => settings with { Offline = true });

    [Theory]
    [InlineData("main")]
    [InlineData(Commit)]
    public async Task DownloadAsync_CompleteSnapshot_ComesFromTheCache(string revision)
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("weights.bin", Bytes(10), large: true);
        HubSnapshot online = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        int before = Hub.Requests.Count;
        HubSnapshot offline = await Offline().DownloadAsync(Tiny, revision, ["config.json", "*.bin"], null, Cancel);
        Assert.Equal((online.Commit, online.Folder), (offline.Commit, offline.Folder));
        Assert.Equal(["config.json", "weights.bin"], offline.Files);
        Assert.Equal(before, Hub.Requests.Count);
    }

    [Fact]
    public async Task DownloadAsync_NothingCached_SaysWhatIsMissingAndHowToGetIt()
    {
        HubException error = await FailsAsync(HubErrorKind.Offline, () => Offline().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Equal($"model acme/tiny, revision main: this revision is not in the cache ({Cache}), and HF_HUB_OFFLINE is set: "
            + "run once without it, with a network, or copy the cache of a machine that has it.", error.Message);
    }

    [Fact]
    public async Task DownloadAsync_IncompleteSnapshot_NamesTheFile()
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("weights.bin", Bytes(10), large: true);
        await Client().DownloadAsync(Tiny, "main", ["config.json"], null, Cancel);
        Assert.Equal(["config.json"], (await Offline().DownloadAsync(Tiny, "main", ["config.json"], null, Cancel)).Files);
        HubException error = await FailsAsync(HubErrorKind.Offline, () => Offline().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.StartsWith("model acme/tiny, revision main: weights.bin is not in the cache", error.Message, StringComparison.Ordinal);
        // What the commit does not have is missing online, too.
        await FailsAsync(HubErrorKind.NotFound, () => Offline().DownloadAsync(Tiny, "main", ["absent.txt"], null, Cancel));
    }

    [Fact]
    public async Task DownloadAsync_CacheOfAnOlderTool_IsTakenAsItIs()
    {
        string snapshot = Path.Combine(TinyCache, "snapshots", Commit);
        Directory.CreateDirectory(Path.Combine(snapshot, "1_Pooling"));
        Directory.CreateDirectory(Path.Combine(TinyCache, "refs"));
        await File.WriteAllTextAsync(Path.Combine(TinyCache, "refs/main"), Commit, Cancel);
        await File.WriteAllTextAsync(Path.Combine(snapshot, "config.json"), "{}", Cancel);
        await File.WriteAllTextAsync(Path.Combine(snapshot, "1_Pooling/config.json"), "{}", Cancel);
        File.CreateSymbolicLink(Path.Combine(snapshot, "gone.bin"), "../../blobs/gone");
        Assert.Equal(["1_Pooling/config.json", "config.json"], (await Offline().DownloadAsync(Tiny, "main", [], null, Cancel)).Files);
        Assert.Equal(["config.json"], (await Offline().DownloadAsync(Tiny, "main", ["config.json"], null, Cancel)).Files);
        HubException error = await FailsAsync(HubErrorKind.Offline, () => Offline().DownloadAsync(Tiny, "main", ["gone.bin"], null, Cancel));
        Assert.Contains("gone.bin is not in the cache", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_CommitSeenBefore_IsKnown()
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}");
        await Client().ListAsync(Tiny, Commit, Cancel);
        Assert.Equal("config.json", Assert.Single(await Offline().ListAsync(Tiny, Commit, Cancel)).Path);
        await FailsAsync(HubErrorKind.Offline, () => Offline().ListAsync(Tiny, new string('b', 40), Cancel));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"format_version":2,"files":{}}""")]
    [InlineData("""{"format_version":1,"files":{"a":null}}""")]
    public async Task ListAsync_UnreadableListInTheCache_IsAskedForAgain(string content)
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}");
        string path = Path.Combine(TinyCache, "trees", $"{Commit}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, content, Cancel);
        Assert.Equal("config.json", Assert.Single(await Client().ListAsync(Tiny, Commit, Cancel)).Path);
        Assert.Equal("config.json", Assert.Single(await Offline().ListAsync(Tiny, Commit, Cancel)).Path);
    }
}
