using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using EmbedBench.Hub.Caching;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Listing;

/// <summary>Asks the hub which commit a revision is and which files a commit has.</summary>
internal sealed partial class RepositoryListing(HubTransport transport)
{
    private const int MostFiles = 1_000_000;
    private const int MostPages = 10_000;

    /// <exception cref="HubException">No such repository or revision, no access, or no answer.</exception>
    public async Task<string> CommitOfAsync(HubPlace place, CancellationToken cancel)
    {
        Uri address = transport.Address($"api/{place.Repository.ApiPath}/revision/{Uri.EscapeDataString(place.Revision!)}");
        RevisionDocument answer = await transport.SendAsync(new(HttpMethod.Get, address, place), HubJson.Default.RevisionDocument, cancel);
        return RepositoryCache.IsCommit(answer.Sha) ? answer.Sha
            : throw new HubException(HubErrorKind.Corrupt, $"{place}: the hub names '{OneLine.Of(answer.Sha)}' as its commit, which is none.");
    }

    /// <summary>All files of a revision, from as many pages as the hub makes of them.</summary>
    /// <exception cref="HubException">No such repository or revision, no access, no answer, or a list that cannot be.</exception>
    public async Task<CachedTree> TreeAsync(HubPlace place, CancellationToken cancel)
    {
        var files = new Dictionary<string, CachedTreeFile>(StringComparer.Ordinal);
        Uri? page = transport.Address($"api/{place.Repository.ApiPath}/tree/{Uri.EscapeDataString(place.Revision!)}?recursive=true&expand=false");
        for (int pages = 0; page is not null; pages++)
        {
            var request = new HubRequest(HttpMethod.Get, page, place);
            (TreeEntry[] entries, page) = await transport.SendAsync(request, answer => PageAsync(answer, request), cancel);
            foreach (TreeEntry entry in entries.Where(entry => entry.Type == "file"))
            {
                if (!files.TryAdd(entry.Path, new(entry.Size, entry.Oid, entry.Lfs?.Oid, entry.Lfs?.Size, entry.XetHash)))
                    throw new HubException(HubErrorKind.Refused, $"{place with { File = entry.Path }}: the hub lists it twice.");
            }

            // A page without files is no reason to stop, a list without end is.
            if (files.Count > MostFiles || pages > MostPages)
                throw new HubException(HubErrorKind.Refused, $"{place}: the hub lists more than {MostFiles} files or {MostPages} pages of them.");
        }

        return new CachedTree(CachedTree.Format, files);
    }

    private async Task<(TreeEntry[] Entries, Uri? Next)> PageAsync(HubAnswer answer, HubRequest request)
    {
        TreeEntry[] entries = await HubTransport.ReadJsonAsync(answer, HubJson.Default.TreeEntryArray, request);
        return Array.TrueForAll(entries, entry => entry is not null) ? (entries, NextPage(answer.Response.Headers, request.Address))
            : throw new HubException(HubErrorKind.Corrupt, $"{request.Place}: the hub's list of files has an entry that is null.");
    }

    private Uri? NextPage(HttpResponseHeaders headers, Uri current)
    {
        if (!headers.TryGetValues("Link", out IEnumerable<string>? links))
            return null;
        Match next = Next().Match(string.Join(", ", links));
        // Only the path is taken: a mirror may pass on the hub's own address, and no other host is asked.
        return next.Success && Uri.TryCreate(current, next.Groups["address"].Value, out Uri? address) && address.Scheme is "http" or "https"
            ? transport.AtEndpoint(address) : null;
    }

    [GeneratedRegex("""<(?<address>[^<>]*)>\s*;[^<>,]*\brel\s*=\s*"?next\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Next();
}
