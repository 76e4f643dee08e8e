using System.Text;
using EmbedBench.Hub;
using FsCheck;
using FsCheck.Fluent;

namespace EmbedBench.Tests.Hub;

/// <summary>Whatever the hub answers, the caller gets what it asked for or a <see cref="HubException"/>, and no file outside the cache.</summary>
public sealed class HubFuzzTests : HubTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private const string Tree =
        """
        [{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":"config.json"},
        {"type":"file","oid":"0123456789abcdef0123456789abcdef01234567","size":3,"path":"w.bin",
        "lfs":{"oid":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","size":3,"pointerSize":9}}]
        """;

    [Theory]
    [InlineData("/revision/", 1)]
    [InlineData("/tree/", 2)]
    [InlineData("/resolve/", 3)]
    public async Task DownloadAsync_RandomOrMutatedAnswers_RaiseHubExceptionAlone(string part, int seed)
    {
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("w.bin", Bytes(3), large: true);
        byte[] valid = Encoding.UTF8.GetBytes(part == "/revision/" ? $$"""{"sha":"{{Commit}}"}""" : part == "/tree/" ? Tree : "{}");
        int calls = 0;
        await EachAsync(part, valid, seed, () =>
        {
            string cache = Path.Combine(Cache, $"{++calls}");
            return Client(settings => settings with { Cache = cache }).DownloadAsync(Tiny, "main", [], null, Cancel);
        });
        Assert.All(Directory.GetDirectories(Cache), path => Assert.True(int.TryParse(Path.GetFileName(path), out _)));
    }

    [Theory]
    [InlineData("/preupload/", 4)]
    [InlineData("/batch", 5)]
    [InlineData("/commit/", 6)]
    public async Task PushAsync_RandomOrMutatedAnswers_RaiseHubExceptionAlone(string part, int seed)
    {
        Hub.Add("models/acme/tiny");
        HubUpload[] files = [HubUpload.FromText("w.bin", "12345"), HubUpload.FromText("README.md", "x")];
        string oid = new RemoteFile("12345"u8.ToArray(), Large: true).Hash;
        string valid = part switch
        {
            "/preupload/" => """{"files":[{"path":"w.bin","uploadMode":"lfs","shouldIgnore":false},{"path":"README.md","uploadMode":"regular","oid":null}]}""",
            "/batch" => $$"""{"objects":[{"oid":"{{oid}}","size":5}]}""",
            _ => $$"""{"commitOid":"{{Commit}}"}""",
        };
        Hub.Uploads.Stored[oid] = "12345"u8.ToArray();
        HubClient client = Client(settings => settings with { Token = "hf_x" });
        await EachAsync(part, Encoding.UTF8.GetBytes(valid), seed, () =>
            client.PushAsync(Tiny, files, new HubPushOptions { Summary = "Fuzz" }, null, Cancel));
    }

    /// <summary>Calls again and again, while the hub answers one kind of request with anything.</summary>
    private async Task EachAsync(string part, byte[] valid, int seed, Func<Task> call)
    {
        byte[] answer = [];
        int status = 200;
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains(part, StringComparison.Ordinal))
                return false;
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync(answer);
            return true;
        };
        var random = new Random(seed);
        for (int i = 0; i < 150; i++)
        {
            answer = i % 3 == 0 ? Bytes(random.Next(60), seed: i) : Mutated(valid, random);
            status = i % 10 == 0 ? random.Next(200, 600) : 200;
            Exception? error = await Record.ExceptionAsync(call);
            Assert.True(error is null or HubException, $"{i}: {error}");
        }
    }

    [Fact]
    public void IsSafe_AnyPath_StaysInsideTheFolder()
    {
        Gen<string> hostile = Gen.Elements("a", "b.txt", "..", ".", "/", "\\", "C:", "//", "\0", "ä", "", " ", "~", "%2e%2e")
            .ListOf().Select(parts => string.Concat(parts));
        Check.QuickThrowOnFailure(Prop.ForAll(hostile.ToArbitrary(), path =>
        {
            string folder = Path.Combine(Path.GetTempPath(), "folder");
            return !RepositoryPath.IsSafe(path)
                || Path.GetFullPath(Path.Combine([folder, .. path.Split('/')])).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }));
    }

    private static byte[] Mutated(byte[] valid, Random random)
    {
        List<byte> bytes = [.. valid];
        for (int edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, "{}[]\",:0-eE\\/."u8[random.Next(14)]); break;
                default: bytes.RemoveRange(at, random.Next(bytes.Count - at)); break;
            }
        }

        return [.. bytes];
    }
}
