using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientResolveTests : HubTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("main", "/api/models/acme/tiny/revision/main")]
    [InlineData("unpinned", "/api/models/acme/tiny/revision/main")]
    [InlineData("", "/api/models/acme/tiny/revision/main")]
    [InlineData("v1.0", "/api/models/acme/tiny/revision/v1.0")]
    [InlineData("refs/pr/1", "/api/models/acme/tiny/revision/refs%2Fpr%2F1")]
    public async Task ResolveAsync_BranchOrTag_GivesItsCommit(string revision, string target)
    {
        Hub.Add("models/acme/tiny");
        Assert.Equal(Commit, await Client().ResolveAsync(Tiny, revision, Cancel));
        Assert.Equal(target, Assert.Single(Hub.Requests).Target);
    }

    [Fact]
    public async Task ResolveAsync_Commit_IsNotAsked()
    {
        string commit = new('a', 40);
        Assert.Equal(commit, await Client().ResolveAsync(Tiny, commit, Cancel));
        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public async Task ResolveAsync_DataSet_HasItsOwnAddress()
    {
        Hub.Add("datasets/acme/rows");
        Assert.Equal(Commit, await Client().ResolveAsync(HubRepository.Dataset("acme/rows"), "main", Cancel));
        Assert.Equal("/api/datasets/acme/rows/revision/main", Assert.Single(Hub.Requests).Target);
    }

    [Fact]
    public async Task ResolveAsync_RenamedRepository_IsFollowed()
    {
        Hub.Add("models/acme/new");
        Hub.Intercept = context =>
        {
            if (!LocalHub.Target(context).Contains("tiny", StringComparison.Ordinal))
                return Task.FromResult(false);
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/api/models/acme/new/revision/main";
            return Task.FromResult(true);
        };
        Assert.Equal(Commit, await Client(settings => settings with { Token = "hf_secret" }).ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal(["Bearer hf_secret", "Bearer hf_secret"], Hub.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task ResolveAsync_UnknownRevision_IsNotFound()
    {
        Hub.Add("models/acme/tiny");
        HubException error = await FailsAsync(HubErrorKind.NotFound, () => Client().ResolveAsync(Tiny, "v9", Cancel));
        Assert.Equal("model acme/tiny, revision v9: the repository has no such revision (404, Invalid rev id): check the name.", error.Message);
        Assert.Single(Hub.Requests);
    }

    [Fact]
    public async Task ResolveAsync_UnknownRepository_NamesTheTokenToo()
    {
        HubException error = await FailsAsync(HubErrorKind.NotFound, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal("model acme/tiny, revision main: there is no such repository (404, Repository not found): check the name; "
            + "if it is private, set HF_TOKEN.", error.Message);
    }

    [Theory]
    [InlineData(null, "set HF_TOKEN")]
    [InlineData("hf_wrong", "set HF_TOKEN")]
    public async Task ResolveAsync_WithoutRight_IsUnauthorizedAtOnce(string? token, string advice)
    {
        Hub.Add("models/acme/tiny");
        Hub.Token = "hf_right";
        HubException error = await FailsAsync(
            HubErrorKind.Unauthorized, () => Client(settings => settings with { Token = token }).ResolveAsync(Tiny, "main", Cancel));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hf_wrong", error.Message, StringComparison.Ordinal);
        Assert.Single(Hub.Requests);
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task ResolveAsync_GatedRepository_SaysHowToBeLetIn()
    {
        Hub.Intercept = async context =>
        {
            await LocalHub.RefuseAsync(context, 403, "GatedRepo", "Access to model acme/tiny is restricted");
            return true;
        };
        HubException error = await FailsAsync(
            HubErrorKind.Unauthorized, () => Client(settings => settings with { Token = "hf_x" }).ResolveAsync(Tiny, "main", Cancel));
        Assert.Contains("conditions are not yet accepted", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("/main")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public async Task ResolveAsync_RevisionThatIsNone_IsRefused(string revision)
    {
        await FailsAsync(HubErrorKind.Refused, () => Client().ResolveAsync(Tiny, revision, Cancel));
        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public async Task ResolveAsync_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        Hub.Intercept = async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return true;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().ResolveAsync(Tiny, "main", cancel.Token));
    }
}
