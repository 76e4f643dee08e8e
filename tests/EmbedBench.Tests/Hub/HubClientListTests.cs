using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientListTests : HubTests
{
    [Fact]
    public async Task ListAsync_SmallAndLargeFiles_GivesPathSizeAndHash()
    {
        byte[] weights = Bytes(1000);
        Hub.Add("models/acme/tiny").With("config.json", "{}").With("1_Pooling/config.json", "{\"a\":1}").With("model.safetensors", weights, large: true);
        IReadOnlyList<HubFile> files = await Client().ListAsync(Tiny, "main", Cancel);
        Assert.Equal(["1_Pooling/config.json", "config.json", "model.safetensors"], files.Select(file => file.Path));
        Assert.Equal([7L, 2L, 1000L], files.Select(file => file.Size));
        Assert.Equal("9e26dfeeb6e641a33dae4961196235bdb965b21b", files[1].Hash.Hex);
        Assert.Equal(new RemoteFile(weights, Large: true).Sha256, files[2].Hash.Hex);
        Assert.True(files[2].Hash.IsSha256);
    }

    [Fact]
    public async Task ListAsync_ManyPages_GivesAllOfThemFromTheEndpointAlone()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny");
        for (int i = 0; i < 25; i++)
            repository.With($"part-{i:00}.txt", $"{i}");
        Hub.PageSize = 10;
        IReadOnlyList<HubFile> files = await Client(settings => settings with { Token = "hf_secret" }).ListAsync(Tiny, "main", Cancel);
        Assert.Equal(repository.Files.Keys, files.Select(file => file.Path));
        Assert.Equal(3, Hub.Count("/tree/"));
        Assert.All(Hub.Requests, request => Assert.Equal((Hub.Address.Port, "Bearer hf_secret"), (request.Port, request.Authorization)));
    }

    [Fact]
    public async Task ListAsync_KnownCommit_IsAskedOnce()
    {
        RemoteRepository repository = Hub.Add("models/acme/tiny").With("config.json", "{}");
        await Client().ListAsync(Tiny, repository.Commit, Cancel);
        IReadOnlyList<HubFile> files = await Client().ListAsync(Tiny, repository.Commit, Cancel);
        Assert.Equal("config.json", Assert.Single(files).Path);
        Assert.Single(Hub.Requests);
    }

    [Fact]
    public async Task ListAsync_PagesWithoutEnd_IsRefused()
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/tree/", StringComparison.Ordinal))
                return false;
            context.Response.Headers.Link = "</api/models/acme/tiny/tree/main?cursor=1>; rel=\"next\"";
            await context.Response.Body.WriteAsync("""[{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":"a"}]"""u8.ToArray());
            return true;
        };
        await FailsAsync(HubErrorKind.Refused, () => Client().ListAsync(Tiny, "main", Cancel));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("..")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/Windows/x")]
    [InlineData("a/C:x")]
    [InlineData("..\\\\x")]
    [InlineData("a\\\\..\\\\x")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData("a\\u0000b")]
    [InlineData("a\\nb")]
    public async Task DownloadAsync_PathThatLeavesTheFolder_IsRefusedAndNothingIsWritten(string path)
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/tree/", StringComparison.Ordinal))
                return false;
            string entries = "[" + Entry("good.txt") + "," + Entry(path) + "]";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(entries));
            return true;
        };
        await FailsAsync(HubErrorKind.Refused, () => Client().DownloadAsync(Tiny, "main", [], null, Cancel));
        Assert.Empty(CacheFiles());
        Assert.Equal(0, Hub.Count("/resolve/"));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "a/b")]
    [InlineData("a/b/c", "a")]
    public async Task ListAsync_PathsThatCannotBeTogether_IsRefused(string first, string second)
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/tree/", StringComparison.Ordinal))
                return false;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes("[" + Entry(first) + "," + Entry(second) + "]"));
            return true;
        };
        await FailsAsync(HubErrorKind.Refused, () => Client().ListAsync(Tiny, "main", Cancel));
    }

    [Theory]
    [InlineData("""{"type":"file","oid":"zz","size":2,"path":"a"}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":-1,"path":"a"}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":9223372036854775807,"path":"a"}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":1e99,"path":"a"}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":null}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":"\ud800"}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":"a","lfs":{"oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2}}""")]
    [InlineData("""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":"a","lfs":7}""")]
    [InlineData("""null""")]
    [InlineData("""["a"]""")]
    public async Task ListAsync_EntryThatCannotBe_IsCorrupt(string entry)
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = async context =>
        {
            if (!LocalHub.Target(context).Contains("/tree/", StringComparison.Ordinal))
                return false;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"[{entry}]"));
            return true;
        };
        await FailsAsync(HubErrorKind.Corrupt, () => Client().ListAsync(Tiny, "main", Cancel));
    }

    private static string Entry(string path) =>
        $$"""{"type":"file","oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b","size":2,"path":"{{path}}"}""";
}
