using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Pushing;

/// <summary>Where a command pushes to, and the push itself.</summary>
internal sealed class PushTarget(HubRepositoryKind kind)
{
    private readonly Argument<string> _id = new("ID") { Description = "The repository on the hub, organization/name" };

    private readonly Option<string> _branch = new("--branch")
    {
        Description = "The branch that gets the commit; it must exist",
        HelpName = "NAME",
        DefaultValueFactory = _ => "main",
    };

    private readonly Option<bool> _create = new("--create") { Description = "Make the repository where there is none" };
    private readonly Option<bool> _private = new("--private") { Description = "With --create: only its owner sees it" };

    private readonly Option<string?> _message = new("--message")
    {
        Description = "The first line of the commit's message",
        HelpName = "TEXT",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_id);
        command.Options.Add(_branch);
        command.Options.Add(_create);
        command.Options.Add(_private);
        command.Options.Add(_message);
    }

    /// <summary>The repository that the user names; its kind's prefix may be written or left out.</summary>
    /// <exception cref="HubException">It is no name that the hub can have.</exception>
    /// <exception cref="UsageException">It is a repository of the other kind.</exception>
    public HubRepository Repository(Invocation call)
    {
        string id = call.Get(_id);
        string[] prefixes = ["models/", "datasets/"];
        string own = prefixes[kind == HubRepositoryKind.Model ? 0 : 1];
        if (prefixes.Any(prefix => prefix != own && id.StartsWith(prefix, StringComparison.Ordinal)))
            throw new UsageException($"{id} is no repository for this: write organization/name or {own}organization/name.");
        return HubRepository.Parse(id.StartsWith(own, StringComparison.Ordinal) ? id : own + id);
    }

    /// <summary>Makes one commit of the files, with progress, and says what came of it.</summary>
    /// <param name="call">Options and output.</param>
    /// <param name="repository">Where they go.</param>
    /// <param name="files">Contents by path.</param>
    /// <param name="summary">The commit's message where the user gives none.</param>
    public void Push(Invocation call, HubRepository repository, IReadOnlyList<HubUpload> files, string summary)
    {
        var options = new HubPushOptions
        {
            Summary = call.Get(_message) ?? summary,
            Branch = call.Get(_branch),
            Create = call.Get(_create),
            Private = call.Get(_private),
        };
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var progress = new LoadingDisplay(call.Output.Progress, "upload");
        HubCommit commit = hub.PushAsync(repository, files, options, progress, call.Cancel).GetAwaiter().GetResult();
        if (call.Output.IsJson)
        {
            call.Output.Json(writer =>
            {
                writer.WriteString("repository", commit.Repository.Id);
                writer.WriteString("commit", commit.Commit);
                writer.WriteString("address", commit.Address.ToString());
                writer.WriteNumber("files", files.Count);
                writer.WriteNumber("changed_files", commit.ChangedFiles);
            });
        }
        else
        {
            call.Output.Line(commit.ChangedFiles == 0
                ? $"{repository}: it has all {files.Count} files as they are; its commit stays {commit.Commit}."
                : string.Create(CultureInfo.InvariantCulture, $"{repository}: {commit.ChangedFiles} of {files.Count} files changed, {commit.Address}"));
        }
    }
}
