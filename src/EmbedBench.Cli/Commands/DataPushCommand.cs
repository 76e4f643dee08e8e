using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Pushing;
using EmbedBench.Cli.Runs;
using EmbedBench.Datasets;
using EmbedBench.Datasets.Publishing;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Commands;

/// <summary><c>data push</c>: an experiment's rows, split and corpus to the hub, in files that any spec can name.</summary>
internal sealed class DataPushCommand
{
    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };
    private readonly PushTarget _target = new(HubRepositoryKind.Dataset);
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();

    public static Command Create(CommandHost host)
    {
        var push = new DataPushCommand();
        var command = new Command("push", "Push an experiment's rows, split and corpus to the hub; HF_TOKEN must allow it.") { push._name };
        push._target.AddTo(command);
        push._profile.AddTo(command);
        push._data.AddTo(command);
        return host.Define(command, push.Run);
    }

    private ExitCode Run(Invocation call)
    {
        HubRepository repository = _target.Repository(call);
        Experiment experiment = call.OpenCatalogue().Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        Dataset data = new ExperimentData(hub, _data.Folder(call)).Load(experiment, spec, new LoadingDisplay(call.Output.Progress), call.Cancel);
        var published = new PublishedDataset(data, isCorpusOwn: spec.Data.Corpus is not Datasets.Corpora.CorpusRule.Rows);
        HubUpload[] files =
        [
            .. published.Files().Select(file => HubUpload.FromText(file.Path, file.Text)),
            HubUpload.FromText(FolderCard.FileName, published.Card(spec.Title, repository.Id)),
        ];
        _target.Push(call, repository, files, $"Add the data of {spec.Name}, profile {spec.Profile}");
        return ExitCode.Held;
    }
}
