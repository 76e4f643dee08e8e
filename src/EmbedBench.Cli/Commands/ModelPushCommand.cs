using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Pushing;
using EmbedBench.Encoders;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Commands;

/// <summary><c>model push</c>: a model folder to the hub, loaded first so that nothing broken gets there.</summary>
internal sealed class ModelPushCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "A folder as sentence-transformers writes it, such as a run's model/" };
    private readonly PushTarget _target = new(HubRepositoryKind.Model);
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var push = new ModelPushCommand();
        var command = new Command("push", "Push a model folder to the hub; HF_TOKEN must allow it.") { push._folder };
        push._target.AddTo(command);
        push._engine.AddTo(command);
        return host.Define(command, push.Run);
    }

    private ExitCode Run(Invocation call)
    {
        HubRepository repository = _target.Repository(call);
        string folder = call.Get(_folder);
        string? card = Check(call, folder, repository.Id[(repository.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        IReadOnlyList<HubUpload> files = HubUpload.FromFolder(folder);
        if (card is not null)
            files = [.. files, HubUpload.FromText(FolderCard.FileName, card)];
        _target.Push(call, repository, files, $"Add {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}");
        return ExitCode.Held;
    }

    /// <summary>Loads the model, and returns a card for it where the folder has none.</summary>
    private string? Check(Invocation call, string folder, string name)
    {
        using Engine engine = _engine.Start(call);
        using SentenceEncoder encoder = SentenceEncoder.Load(folder, engine.Workers);
        return File.Exists(Path.Combine(folder, FolderCard.FileName)) ? null : FolderCard.Write(encoder, name);
    }
}
