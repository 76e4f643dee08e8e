using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientPushTests : HubTests
{
    private static readonly HubPushOptions Options = new() { Summary = "Add the model", Description = "Tuned on\ntwo lines" };

    private HubClient Pusher() => Client(settings => settings with { Token = "hf_write" });

    [Fact]
    public async Task PushAsync_SmallAndLargeFiles_ArriveByteForByteInOneCommit()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny").With("old.txt", "stays");
        Hub.Token = "hf_write";
        byte[] weights = Bytes(300_000);
        string folder = Directory.CreateTempSubdirectory("push-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "model.safetensors"), weights, Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "config.json"), "{\"a\": \"ä\"}", Cancel);
        Directory.CreateDirectory(Path.Combine(folder, "1_Pooling"));
        await File.WriteAllTextAsync(Path.Combine(folder, "1_Pooling/config.json"), "{}", Cancel);
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        await File.WriteAllTextAsync(Path.Combine(folder, ".git/HEAD"), "x", Cancel);

        HubUpload[] files = [.. HubUpload.FromFolder(folder), HubUpload.FromText("README.md", "# Größe\n")];
        HubCommit commit = await Pusher().PushAsync(Tiny, files, Options, null, Cancel);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(["1_Pooling/config.json", "config.json", "model.safetensors", "README.md"], files.Select(file => file.Path));
        Assert.Equal(new HubCommit(Tiny, repository.Commit, new Uri($"{Hub.Address}acme/tiny/commit/{repository.Commit}"), 4), commit);
        Assert.Equal(["1_Pooling/config.json", "README.md", "config.json", "model.safetensors", "old.txt"], repository.Files.Keys);
        Assert.Equal(weights, repository.Files["model.safetensors"].Content);
        Assert.True(repository.Files["model.safetensors"].Large);
        Assert.Equal("{\"a\": \"ä\"}"u8.ToArray(), repository.Files["config.json"].Content);
        Assert.Equal("# Größe\n"u8.ToArray(), repository.Files["README.md"].Content);
        Assert.Equal("""{"key":"header","value":{"summary":"Add the model","description":"Tuned on\ntwo lines"}}""", Hub.Uploads.LastCommit[0].ToJsonString());
        Assert.Equal([repository.Files["model.safetensors"].Hash], Hub.Uploads.Verified);
        // Storage is another host: it gets no token.
        Assert.All(Hub.Requests, request => Assert.Equal(request.Port == Hub.Address.Port ? "Bearer hf_write" : "", request.Authorization));
    }

    [Theory]
    [InlineData(100_000, 3)]
    [InlineData(150_000, 2)]
    [InlineData(299_999, 2)]
    [InlineData(300_000, 1)]
    public async Task PushAsync_FileInParts_IsPutTogetherByNumber(int partSize, int requests)
    {
        Hub.Add("datasets/acme/rows");
        Hub.Uploads.PartSize = partSize;
        byte[] rows = Bytes(300_000);
        string file = Path.Combine(Cache, "rows.parquet");
        await File.WriteAllBytesAsync(file, rows, Cancel);
        await Pusher().PushAsync(HubRepository.Dataset("acme/rows"), [HubUpload.FromFile("data/train.parquet", file)], Options, null, Cancel);
        Assert.Equal(rows, Hub.Repositories["datasets/acme/rows"].Files["data/train.parquet"].Content);
        Assert.Equal(requests, Hub.Requests.Count(request => request.Method == "PUT"));
        Assert.Equal("/datasets/acme/rows.git/info/lfs/objects/batch", Hub.Requests[1].Target);
    }

    [Fact]
    public async Task PushAsync_MissingRepository_IsMadeWhereWanted()
    {
        HubUpload[] files = [HubUpload.FromText("README.md", "x")];
        HubException error = await FailsAsync(HubErrorKind.NotFound, () => Pusher().PushAsync(Tiny, files, Options, null, Cancel));
        Assert.Contains("there is no such repository", error.Message, StringComparison.Ordinal);

        HubPushOptions create = Options with { Create = true, Private = true };
        await Pusher().PushAsync(Tiny, files, create, null, Cancel);
        Assert.Equal("""{"name":"tiny","organization":"acme","type":"model","visibility":"private"}""", Hub.Uploads.Created!.ToJsonString());
        Assert.Equal("x"u8.ToArray(), Hub.Repositories["models/acme/tiny"].Files["README.md"].Content);

        await Pusher().PushAsync(Tiny, [HubUpload.FromText("README.md", "y")], create, null, Cancel);
        Assert.Equal(1, Hub.Count("/api/repos/create"));
    }

    [Fact]
    public async Task PushAsync_WhatIsThereAlready_IsNotSentAgain()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny");
        string file = Path.Combine(Cache, "w.bin");
        await File.WriteAllBytesAsync(file, Bytes(1000), Cancel);
        HubUpload[] files = [HubUpload.FromFile("w.bin", file), HubUpload.FromText("README.md", "x")];
        HubCommit first = await Pusher().PushAsync(Tiny, files, Options, null, Cancel);
        int before = Hub.Requests.Count;

        HubCommit same = await Pusher().PushAsync(Tiny, files, Options, null, Cancel);
        Assert.Equal(first with { ChangedFiles = 0 }, same);
        Assert.Equal(["/api/models/acme/tiny/preupload/main", "/api/models/acme/tiny/revision/main"], Hub.Requests.Skip(before).Select(request => request.Target));

        // The same content under another name is in storage, and needs a line in the commit alone.
        HubCommit copy = await Pusher().PushAsync(Tiny, [HubUpload.FromFile("copy.bin", file)], Options, null, Cancel);
        Assert.Equal(1, copy.ChangedFiles);
        Assert.Equal(Bytes(1000), repository.Files["copy.bin"].Content);
        Assert.Equal(1, Hub.Requests.Count(request => request.Method == "PUT"));
    }

    [Fact]
    public async Task PushAsync_EmptyLargeFile_TravelsInTheCommit()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny");
        await Pusher().PushAsync(Tiny, [HubUpload.FromText("empty.bin", "")], Options, null, Cancel);
        Assert.False(repository.Files["empty.bin"].Large);
        Assert.Empty(repository.Files["empty.bin"].Content);
    }

    [Fact]
    public async Task PushAsync_ManyFiles_AreAskedForInPieces()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny");
        HubUpload[] files = [.. Enumerable.Range(0, 600).Select(i => HubUpload.FromText($"part-{i:000}.{(i % 2 == 0 ? "bin" : "txt")}", $"content {i / 4}"))];
        Assert.Equal(600, (await Pusher().PushAsync(Tiny, files, Options, null, Cancel)).ChangedFiles);
        Assert.Equal(600, repository.Files.Count);
        Assert.Equal("content 149"u8.ToArray(), repository.Files["part-598.bin"].Content);
        Assert.Equal(3, Hub.Count("/preupload/"));
        // Two of four are large, with the same content.
        Assert.Equal(150, Hub.Requests.Count(request => request.Method == "PUT"));
    }

    [Fact]
    public async Task PushAsync_StorageThatFailsFirst_IsTriedAgainWithAllBytes()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny");
        string file = Path.Combine(Cache, "w.bin");
        await File.WriteAllBytesAsync(file, Bytes(400_000), Cancel);
        int puts = 0;
        Hub.Intercept = async context =>
        {
            if (context.Request.Method != "PUT" || Interlocked.Increment(ref puts) > 2)
                return false;
            if (puts == 1)
                context.Abort();
            else
                await LocalHub.RefuseAsync(context, 500);
            return true;
        };
        var seen = new Reports();
        await Pusher().PushAsync(Tiny, [HubUpload.FromFile("w.bin", file), HubUpload.FromText("README.md", "12")], Options, seen, Cancel);
        Assert.Equal(Bytes(400_000), repository.Files["w.bin"].Content);
        Assert.Equal((400_002L, 400_002L), (seen.All[^1].Bytes, seen.All[^1].TotalBytes));
        Assert.Equal(2, Time.Waits.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PushAsync_CommitWhoseAnswerIsLost_IsNotRepeated(bool begun)
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/commit/", StringComparison.Ordinal))
                return false;
            if (begun)
            {
                context.Response.ContentLength = 100;
                await context.Response.Body.WriteAsync("{\"comm"u8.ToArray());
                await context.Response.Body.FlushAsync();
            }

            context.Abort();
            return true;
        };
        HubException error = await FailsAsync(
            HubErrorKind.Unavailable, () => Pusher().PushAsync(Tiny, [HubUpload.FromText("README.md", "x")], Options, null, Cancel));
        Assert.Contains("look at the repository before trying again", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Hub.Count("/commit/"));
        Assert.Empty(Time.Waits);
    }

    [Theory]
    [InlineData(429, 2)]
    [InlineData(500, 1)]
    public async Task PushAsync_CommitThatIsRefusedForNow_IsRepeatedWhereNothingWasDone(int status, int requests)
    {
        Hub.Add("models/acme/tiny");
        int commits = 0;
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/commit/", StringComparison.Ordinal) || ++commits > 1)
                return false;
            await LocalHub.RefuseAsync(context, status);
            return true;
        };
        Exception? error = await Record.ExceptionAsync(() => Pusher().PushAsync(Tiny, [HubUpload.FromText("README.md", "x")], Options, null, Cancel));
        Assert.Equal(requests, Hub.Count("/commit/"));
        Assert.Equal(requests == 1, error is HubException { Kind: HubErrorKind.Unavailable });
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a\\b")]
    [InlineData(".git/config")]
    [InlineData("a/.cache/x")]
    public async Task PushAsync_PathThatNoneIs_IsRefusedBeforeAnyRequest(string path)
    {
        await FailsAsync(HubErrorKind.Refused, () => Pusher().PushAsync(Tiny, [HubUpload.FromText(path, "x")], Options, null, Cancel));
        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public async Task PushAsync_PathTwice_IsRefused() =>
        await FailsAsync(HubErrorKind.Refused, () => Pusher().PushAsync(
            Tiny, [HubUpload.FromText("a", "x"), HubUpload.FromText("a", "y")], Options, null, Cancel));

    [Fact]
    public async Task PushAsync_IgnoredFile_IsNotLeftOutInSilence()
    {
        Hub.Add("models/acme/tiny");
        Hub.Uploads.Ignored = ["a.log"];
        HubException error = await FailsAsync(
            HubErrorKind.Refused, () => Pusher().PushAsync(Tiny, [HubUpload.FromText("a.log", "x")], Options, null, Cancel));
        Assert.Contains(".gitignore", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PushAsync_WithoutTokenOrNetwork_SaysSoBeforeAnyRequest()
    {
        HubUpload[] files = [HubUpload.FromText("a", "x")];
        await FailsAsync(HubErrorKind.Unauthorized, () => Client().PushAsync(Tiny, files, Options, null, Cancel));
        await FailsAsync(HubErrorKind.Offline, () => Client(settings => settings with { Offline = true, Token = "hf_x" }).PushAsync(Tiny, files, Options, null, Cancel));
        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public async Task PushAsync_TokenWithoutTheRight_IsUnauthorized()
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = async context =>
        {
            await LocalHub.RefuseAsync(context, 403, message: "you must use a write token");
            return true;
        };
        HubException error = await FailsAsync(
            HubErrorKind.Unauthorized, () => Pusher().PushAsync(Tiny, [HubUpload.FromText("a", "x")], Options, null, Cancel));
        Assert.Contains("you must use a write token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PushAsync_FileThatBecomesShorter_IsRefused()
    {
        Hub.Add("models/acme/tiny");
        string file = Path.Combine(Cache, "w.bin");
        await File.WriteAllBytesAsync(file, Bytes(400_000), Cancel);
        Hub.Intercept = async context =>
        {
            if (LocalHub.Target(context).Contains("/batch", StringComparison.Ordinal))
                await File.WriteAllBytesAsync(file, Bytes(1000));
            return false;
        };
        HubException error = await FailsAsync(
            HubErrorKind.Refused, () => Pusher().PushAsync(Tiny, [HubUpload.FromFile("w.bin", file)], Options, null, Cancel));
        Assert.Contains("it became shorter", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Hub.Count("/commit/"));
    }

    [Theory]
    [InlineData("""{"objects":[]}""")]
    [InlineData("""{"objects":[null]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"file:///etc/x"}}}]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"not an address"}}}]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"http://localhost/","header":{"chunk_size":"0"}}}}]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"http://localhost/","header":{"chunk_size":9223372036854775807}}}}]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"http://localhost/","header":{"chunk_size":"1","1":"http://localhost/"}}}}]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"http://localhost/","header":{"chunk_size":"9","1":"\ud800"}}}}]}""")]
    [InlineData("""{"objects":[{"oid":"OID","actions":{"upload":{"href":"http://localhost/","header":{"chunk_size":"9","1":{}}}}}]}""")]
    [InlineData("""{"objects":7}""")]
    public async Task PushAsync_InstructionsThatCannotBe_AreCorrupt(string instructions)
    {
        Hub.Add("models/acme/tiny");
        string oid = new RemoteFile("12345"u8.ToArray(), Large: true).Hash;
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/batch", StringComparison.Ordinal))
                return false;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(instructions.Replace("OID", oid, StringComparison.Ordinal)));
            return true;
        };
        await FailsAsync(HubErrorKind.Corrupt, () => Pusher().PushAsync(Tiny, [HubUpload.FromText("w.bin", "12345")], Options, null, Cancel));
        Assert.Equal(0, Hub.Count("/commit/"));
    }

    [Fact]
    public async Task PushAsync_StorageThatIsFull_SaysWhatTheHubSays()
    {
        Hub.Add("models/acme/tiny");
        string oid = new RemoteFile("12345"u8.ToArray(), Large: true).Hash;
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/batch", StringComparison.Ordinal))
                return false;
            string answer = """{"objects":[{"oid":"OID","size":5,"error":{"code":507,"message":"quota exceeded"}}]}""";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer.Replace("OID", oid, StringComparison.Ordinal)));
            return true;
        };
        HubException error = await FailsAsync(
            HubErrorKind.Refused, () => Pusher().PushAsync(Tiny, [HubUpload.FromText("w.bin", "12345")], Options, null, Cancel));
        Assert.Equal("model acme/tiny, revision main, file w.bin: the hub does not store it (507, quota exceeded).", error.Message);
    }
}
