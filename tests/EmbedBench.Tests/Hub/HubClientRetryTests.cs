using EmbedBench.Hub;
using Microsoft.AspNetCore.Http;

namespace EmbedBench.Tests.Hub;

public sealed class HubClientRetryTests : HubTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task ResolveAsync_BusyHub_IsAskedAgainAfterGrowingWaits(int status)
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = First(3, context => LocalHub.RefuseAsync(context, status));
        Assert.Equal(Commit, await Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal(4, Hub.Requests.Count);
        Assert.Equal(3, Time.Waits.Count);
        Assert.All(Time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(8)));
    }

    [Fact]
    public async Task ResolveAsync_RetryAfter_IsWaitedFor()
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = First(1, context =>
        {
            context.Response.Headers.RetryAfter = "120";
            return LocalHub.RefuseAsync(context, 429);
        });
        Assert.Equal(Commit, await Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal([TimeSpan.FromSeconds(121)], Time.Waits);
    }

    [Fact]
    public async Task ResolveAsync_RateLimit_IsWaitedFor()
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = First(1, context =>
        {
            context.Response.Headers["RateLimit"] = "\"api\";r=0;t=55";
            return LocalHub.RefuseAsync(context, 429);
        });
        Assert.Equal(Commit, await Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal([TimeSpan.FromSeconds(56)], Time.Waits);
    }

    [Fact]
    public async Task ResolveAsync_RetryAfterAnHour_IsLeftToTheUser()
    {
        Hub.Intercept = First(9, context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return LocalHub.RefuseAsync(context, 429, message: "too many requests");
        });
        HubException error = await FailsAsync(HubErrorKind.Unavailable, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal("model acme/tiny, revision main: the hub is busy or out of order (429, too many requests): try again in 3600 seconds.", error.Message);
        Assert.Single(Hub.Requests);
    }

    [Theory]
    [InlineData(400, HubErrorKind.Refused)]
    [InlineData(401, HubErrorKind.Unauthorized)]
    [InlineData(403, HubErrorKind.Unauthorized)]
    [InlineData(404, HubErrorKind.NotFound)]
    [InlineData(410, HubErrorKind.Refused)]
    public async Task ResolveAsync_RefusalForGood_IsNotRepeated(int status, HubErrorKind kind)
    {
        Hub.Intercept = First(9, context => LocalHub.RefuseAsync(context, status));
        await FailsAsync(kind, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Single(Hub.Requests);
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task ResolveAsync_HubThatStaysBusy_IsGivenUpAfterFiveRepetitions()
    {
        Hub.Intercept = First(99, context => LocalHub.RefuseAsync(context, 503, message: "down for maintenance"));
        HubException error = await FailsAsync(HubErrorKind.Unavailable, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal("model acme/tiny, revision main: the hub is busy or out of order (503, down for maintenance): try again later.", error.Message);
        Assert.Equal(6, Hub.Requests.Count);
    }

    [Fact]
    public async Task ResolveAsync_CutConnection_IsAskedAgain()
    {
        Hub.Add("models/acme/tiny");
        Hub.Intercept = First(2, context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.Equal(Commit, await Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal(3, Hub.Requests.Count);
    }

    [Fact]
    public async Task ResolveAsync_NobodyThere_SaysWhatToCheck()
    {
        await Hub.DisposeAsync();
        HubException error = await FailsAsync(HubErrorKind.Unavailable, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Contains("the connection to the hub failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("HF_HUB_OFFLINE=1", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, Time.Waits.Count);
    }

    [Fact]
    public async Task ResolveAsync_RedirectsWithoutEnd_IsRefused()
    {
        Hub.Intercept = First(99, context => Redirect(context, "/api/models/acme/tiny/revision/main"));
        await FailsAsync(HubErrorKind.Refused, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Equal(11, Hub.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//:::/x")]
    public async Task ResolveAsync_RedirectToAnotherScheme_IsRefused(string location)
    {
        Hub.Intercept = First(99, context => Redirect(context, location));
        HubException error = await FailsAsync(HubErrorKind.Refused, () => Client().ResolveAsync(Tiny, "main", Cancel));
        Assert.Contains("no address of a safe connection", error.Message, StringComparison.Ordinal);
    }

    private static Task Redirect(HttpContext context, string location)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    /// <summary>Answers the first requests, and leaves the others to the hub.</summary>
    private static Func<HttpContext, Task<bool>> First(int count, Func<HttpContext, Task> answer)
    {
        int requests = 0;
        return async context =>
        {
            if (Interlocked.Increment(ref requests) > count)
                return false;
            await answer(context);
            return true;
        };
    }
}
