using EmbedBench.Hub;
using Microsoft.AspNetCore.Http;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientResumeTests : HubTests
{
    private static readonly byte[] Weights = Bytes(1_000_000);

    private static string Hash => new RemoteFile(Weights, Large: true).Hash;

    private string Partial => Path.Combine(TinyCache, "blobs", $"{Hash}.incomplete");

    private string Snapshots => Path.Combine(TinyCache, "snapshots");

    [Fact]
    public async Task DownloadAsync_CutConnection_ContinuesWhereItWas()
    {
        AddWeights();
        Hub.Intercept = Storage(async (context, time) =>
        {
            if (time > 2)
                return false;
            await LocalHub.SendPartAsync(context, Weights, 300_000 * time, () => PartialLength() >= 300_000 * time);
            return true;
        });
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
        Assert.Equal(["", "bytes=300000-", "bytes=600000-"], Ranges());
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], Time.Waits);
        Assert.False(File.Exists(Partial));
    }

    [Fact]
    public async Task DownloadAsync_Cancelled_LeavesAPartThatTheNextCallContinues()
    {
        AddWeights();
        using var cancel = new CancellationTokenSource();
        Hub.Intercept = Storage(async (context, time) =>
        {
            if (time > 1)
                return false;
            await LocalHub.SendPartAsync(context, Weights, 400_000, () =>
            {
                if (PartialLength() < 400_000)
                    return false;
                cancel.Cancel();
                return true;
            });
            return true;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().DownloadAsync(Tiny, "main", [], null, cancel.Token));
        Assert.Equal(400_000, PartialLength());
        Assert.False(Directory.Exists(Snapshots));
        Assert.False(File.Exists(Path.Combine(TinyCache, "refs/main")));

        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
        Assert.Equal(["", "bytes=400000-"], Ranges());
    }

    [Fact]
    public async Task DownloadAsync_SmallFile_ContinuesToo()
    {
        Hub.Add("models/acme/tiny").With("tokenizer.json", Weights, large: false);
        string partial = Path.Combine(TinyCache, "blobs", $"{RemoteFile.GitBlob(Weights)}.incomplete");
        await PutAsync(partial, Weights[..123_456]);
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "tokenizer.json"), Cancel));
        Assert.Equal("bytes=123456-", Hub.Requests[^1].Range);
    }

    [Fact]
    public async Task DownloadAsync_StorageThatKnowsNoRanges_BeginsAnew()
    {
        AddWeights();
        await PutAsync(Partial, Weights[..500]);
        Hub.Intercept = Storage(async (context, _) =>
        {
            context.Response.ContentLength = Weights.Length;
            await context.Response.Body.WriteAsync(Weights);
            return true;
        });
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
    }

    [Fact]
    public async Task DownloadAsync_OldPartThatIsWrong_IsThrownAwayAndFetchedWhole()
    {
        AddWeights();
        await PutAsync(Partial, Bytes(500_000, seed: 9));
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
        Assert.Equal(["bytes=500000-", ""], Ranges());
    }

    [Theory]
    [InlineData(1_000_000, 0)]
    [InlineData(1_000_001, 1)]
    public async Task DownloadAsync_OldPartAsLongAsTheFileOrLonger_IsCheckedOrFetched(int length, int requests)
    {
        AddWeights();
        await PutAsync(Partial, [.. Weights, .. new byte[length - Weights.Length]]);
        HubSnapshot snapshot = await Client().DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
        Assert.Equal(requests, Hub.Count("/blob/"));
    }

    [Fact]
    public async Task DownloadAsync_BytesOfAnotherHash_IsCorruptAndKeepsNothing()
    {
        AddWeights();
        Hub.Intercept = Storage(async (context, _) =>
        {
            await LocalHub.SendAsync(context, Bytes(Weights.Length, seed: 2));
            return true;
        });
        HubException error = await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Contains($"file weights.bin: what arrived does not have the hash that the hub lists (sha256:{Hash})", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Hub.Count("/blob/"));
        AssertNothingKept();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DownloadAsync_FileThatChangedSinceTheList_IsDetectedBeforeItsBytes(bool large)
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny").With("weights.bin", Weights, large);
        await Client().ListAsync(Tiny, "main", Cancel);
        repository.With("weights.bin", Bytes(Weights.Length, seed: 3), large);
        HubException error = await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Contains("it changed between two requests", error.Message, StringComparison.Ordinal);
        Assert.Contains(repository.Files["weights.bin"].Hash, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Hub.Count("/blob/"));
        AssertNothingKept();
    }

    [Fact]
    public async Task DownloadAsync_FileThatChangesWhileItIsContinued_IsDetected()
    {
        RemoteRepository repository = AddWeights();
        Hub.Intercept = Storage(async (context, _) =>
        {
            repository.With("weights.bin", Bytes(Weights.Length, seed: 3), large: true);
            await LocalHub.SendPartAsync(context, Weights, 300_000, () => PartialLength() >= 300_000);
            return true;
        });
        HubException error = await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Contains("it changed between two requests", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Hub.Count("/blob/"));
        Assert.False(Directory.Exists(Snapshots));
    }

    [Fact]
    public async Task DownloadAsync_AnotherCommitThanAsked_IsDetected()
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}");
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/resolve/", StringComparison.Ordinal))
                return false;
            context.Response.Headers["X-Repo-Commit"] = new string('f', 40);
            await LocalHub.SendAsync(context, "{}"u8.ToArray());
            return true;
        };
        HubException error = await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Contains("commit ffff", error.Message, StringComparison.Ordinal);
        AssertNothingKept();
    }

    [Fact]
    public async Task DownloadAsync_MoreBytesThanListed_IsCorruptBeforeTheDiskFills()
    {
        AddWeights();
        long sent = 0;
        Hub.Intercept = Storage(async (context, _) =>
        {
            // Without a length, and without end.
            for (; !context.RequestAborted.IsCancellationRequested; sent += Weights.Length)
                await context.Response.Body.WriteAsync(Weights, context.RequestAborted);
            return true;
        });
        await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.False(Directory.Exists(Snapshots));
        Assert.True(PartialLength() <= Weights.Length);
    }

    [Fact]
    public async Task DownloadAsync_RangeThatWasNotAskedFor_IsCorrupt()
    {
        AddWeights();
        await PutAsync(Partial, Weights[..1000]);
        Hub.Intercept = Storage(async (context, _) =>
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes 500-{Weights.Length - 1}/{Weights.Length}";
            await context.Response.Body.WriteAsync(Weights.AsMemory(500));
            return true;
        });
        await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
    }

    [Fact]
    public async Task DownloadAsync_RangeAlwaysRefused_GivesUp()
    {
        AddWeights();
        await PutAsync(Partial, Weights[..1000]);
        Hub.Intercept = Storage((context, _) =>
        {
            context.Response.StatusCode = 416;
            return Task.FromResult(true);
        });
        await FailsAsync(HubErrorKind.Corrupt, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Equal(["bytes=1000-", ""], Ranges());
    }

    [Fact]
    public async Task DownloadAsync_BodyThatEndsEarlyEachTime_IsUnavailableInTheEnd()
    {
        AddWeights();
        Hub.Intercept = Storage((context, time) =>
        {
            context.Response.StatusCode = time == 1 ? 200 : 206;
            if (time == 1)
                return context.Response.Body.WriteAsync(Weights.AsMemory(0, 1000)).AsTask().ContinueWith(_ => true, TaskScheduler.Default);
            context.Response.Headers.ContentRange = $"bytes 1000-{Weights.Length - 1}/{Weights.Length}";
            return Task.FromResult(true);
        });
        await FailsAsync(HubErrorKind.Unavailable, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        // The first brought something; then the one that failed and its five repetitions.
        Assert.Equal(7, Hub.Count("/blob/"));
        Assert.Equal(1000, PartialLength());
    }

    [Fact]
    public async Task DownloadAsync_SilentStorage_IsAskedAgain()
    {
        AddWeights();
        Hub.Intercept = Storage(async (context, time) =>
        {
            if (time > 1)
                return false;
            context.Response.ContentLength = Weights.Length;
            await context.Response.Body.WriteAsync(Weights.AsMemory(0, 1000));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        });
        HubClient client = Client(settings => settings with { Timeout = TimeSpan.FromSeconds(1) });
        HubSnapshot snapshot = await client.DownloadAsync(Tiny, "main", [], null, Cancel);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "weights.bin"), Cancel));
        // A machine under load may be silent for a second more often.
        Assert.Equal(["", "bytes=1000-"], Ranges().Take(2));
    }

    private RemoteRepository AddWeights() => Hub.Add("models/acme/tiny").With("weights.bin", Weights, large: true);

    /// <summary>Answers what is asked of storage; told how often it was asked.</summary>
    private Func<HttpContext, Task<bool>> Storage(Func<HttpContext, int, Task<bool>> answer)
    {
        int times = 0;
        return context => context.Connection.LocalPort == Hub.Storage.Port
            ? answer(context, Interlocked.Increment(ref times)) : Task.FromResult(false);
    }

    private IEnumerable<string> Ranges() =>
        Hub.Requests.Where(request => request.Port == Hub.Storage.Port).Select(request => request.Range);

    private long PartialLength() => File.Exists(Partial) ? new FileInfo(Partial).Length : 0;

    private static async Task PutAsync(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, Cancel);
    }

    private void AssertNothingKept()
    {
        Assert.False(Directory.Exists(Snapshots));
        Assert.All(Directory.GetFiles(Path.Combine(TinyCache, "blobs")), path => Assert.Equal(0, new FileInfo(path).Length));
    }
}
