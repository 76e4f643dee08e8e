using System.Net;
using EmbedBench.Hub.Caching;
using EmbedBench.Hub.Downloading;
using EmbedBench.Hub.Listing;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Pushing;

/// <summary>One push: the repository, the files' storage, and at last the commit that makes all of them visible at once.</summary>
internal sealed class Push(HubTransport transport, RepositoryListing listing, HubPlace place, HubPushOptions options)
{
    /// <exception cref="HubException">The push cannot be done; the branch is as it was.</exception>
    public async Task<HubCommit> RunAsync(IReadOnlyList<HubUpload> files, ProgressMeter meter, CancellationToken cancel)
    {
        Check(files);
        if (options.Create && !await ExistsAsync(cancel))
            await CreateAsync(cancel);

        IReadOnlyList<PlannedFile> plan = await new PushPlan(transport, place).MakeAsync(files, cancel);
        foreach (HubUpload unchanged in files.Except(plan.Select(file => file.Upload)))
            meter.Found(unchanged.Path, unchanged.Size);
        await new LargeFileStore(transport, place, meter).StoreAsync([.. plan.Where(file => file.IsLarge)], cancel);

        string commit = plan.Count == 0 ? await listing.CommitOfAsync(place, cancel) : await CommitAsync(plan, cancel);
        foreach (PlannedFile small in plan.Where(file => !file.IsLarge))
        {
            meter.Moved(small.Upload.Path, small.Upload.Size);
            meter.Complete(small.Upload.Path);
        }

        return new HubCommit(place.Repository, commit, transport.Address($"{place.Repository.WebPath}/commit/{commit}"), plan.Count);
    }

    private void Check(IReadOnlyList<HubUpload> files)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (HubUpload file in files)
        {
            HubPlace about = place with { File = file.Path };
            if (!RepositoryPath.IsSafe(file.Path) || HubUpload.IsForbidden(file.Path))
                throw new HubException(HubErrorKind.Refused, $"{about}: it is no path of a repository, or one in .git or .cache, which the hub does not take.");
            if (!seen.Add(file.Path))
                throw new HubException(HubErrorKind.Refused, $"{about}: it is to be pushed twice.");
        }
    }

    private async Task<bool> ExistsAsync(CancellationToken cancel)
    {
        try
        {
            await listing.CommitOfAsync(place, cancel);
            return true;
        }
        catch (HubException error) when (error.Kind is HubErrorKind.NotFound or HubErrorKind.Unauthorized)
        {
            // The hub may say either of what does not exist; where it exists and is forbidden, the next step is refused, too.
            return false;
        }
    }

    private async Task CreateAsync(CancellationToken cancel)
    {
        string[] parts = place.Repository.Id.Split('/');
        var wanted = new NewRepository(
            parts[^1], parts.Length > 1 ? parts[0] : null, place.Repository.TypeName, options.Private ? "private" : "public");
        HubRequest request = PushRequest.Json(transport.Address("api/repos/create"), new(place.Repository), wanted, HubJson.Default.NewRepository);
        // A conflict is a repository that somebody, or a try of ours whose answer was lost, made just now.
        await transport.SendAsync(request with { Expected = [HttpStatusCode.Conflict] }, CheckConflictAsync, cancel);
    }

    // Besides, the hub makes one repository of a user at a time, and says so by the same status.
    private async Task<bool> CheckConflictAsync(HubAnswer answer)
    {
        if (answer.Status == HttpStatusCode.Conflict
            && (await answer.ReadDocumentAsync()).Span.IndexOf("another conflicting operation"u8) >= 0)
        {
            throw new HubException(HubErrorKind.Unavailable, $"{place}: the hub is busy with another repository of this user: try again.") { IsTransient = true };
        }

        return true;
    }

    private async Task<string> CommitAsync(IReadOnlyList<PlannedFile> plan, CancellationToken cancel)
    {
        Uri address = transport.Address($"api/{place.Repository.ApiPath}/commit/{Uri.EscapeDataString(place.Revision!)}");
        HubRequest request = PushRequest.Bytes(address, place, CommitBody.Write(options, plan, place), CommitBody.Media) with { Repeatable = false };
        CommitAnswer answer = await transport.SendAsync(request, HubJson.Default.CommitAnswer, cancel);
        return RepositoryCache.IsCommit(answer.CommitOid) ? answer.CommitOid
            : throw new HubException(HubErrorKind.Corrupt, $"{place}: the hub took the push but names '{OneLine.Of(answer.CommitOid)}' as its commit, which is none.");
    }
}
