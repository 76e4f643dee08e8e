using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Folders;

namespace EmbedBench.Cli.Commands;

/// <summary><c>model convert</c>: a model folder with weights of another type.</summary>
internal sealed class ModelConvertCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "A folder as sentence-transformers writes it" };
    private readonly Argument<string> _target = new("TARGET") { Description = "The folder to write; it must not exist" };
    private readonly EngineOptions _engine = new();

    private readonly Option<WeightType?> _type = OptionKinds.Choice<WeightType?>(
        "--to", "The type of the weights", ("float16", WeightType.Float16), ("float32", WeightType.Float32));

    public static Command Create(CommandHost host)
    {
        var convert = new ModelConvertCommand();
        var command = new Command("convert", "Write a model folder with weights of another type.")
        {
            convert._folder, convert._target, convert._type,
        };
        convert._type.Required = true;
        convert._engine.AddTo(command);
        return host.Define(command, convert.Run);
    }

    private ExitCode Run(Invocation call)
    {
        string target = call.Get(_target);
        if (Path.Exists(target))
            throw new UsageException($"There is something at {target} already; a model is written to a new folder.");
        using Engine engine = _engine.Start(call);
        using SentenceEncoder encoder = SentenceEncoder.Load(call.Get(_folder), engine.Workers);
        ModelFolderWriter.Write(encoder, target, call.Get(_type)!.Value);
        if (call.Output.IsJson)
            call.Output.Json(writer => writer.WriteString("output", target));
        else
            call.Output.Line($"{target}: written.");
        return ExitCode.Held;
    }
}
