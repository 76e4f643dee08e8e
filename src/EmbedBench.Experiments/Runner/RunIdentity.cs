using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Search;
using EmbedBench.Tokenizers;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Runner;

/// <summary>All that decides what a run gives: two runs of one identity give the same, so that one can stand for the other.</summary>
/// <param name="Content">SHA-256 over spec, data, model and arithmetic; an interrupted run goes on only with the same, be it on another device.</param>
/// <param name="Engine">The libtorch and the device.</param>
/// <param name="Program">SHA-256 over the assemblies that a run goes through.</param>
internal sealed record RunIdentity(string Content, string Engine, string Program)
{
    // A type of each assembly; a build gives an assembly the version id of its sources and commit.
    private static readonly Type[] Assemblies =
    [
        typeof(RunRecord), typeof(PretrainedTokenizer), typeof(TorchInfo), typeof(SentenceEncoder), typeof(Trainer), typeof(ExactSearch),
        typeof(Dataset), typeof(RunIdentity),
    ];

    private static string ThisProgram { get; } = RunHashing.Of(Assemblies.Select(type => type.Module.ModuleVersionId.ToString("N")));

    public static RunIdentity Of(ExperimentSpec spec, Dataset data, SentenceEncoder model, TorchInfo torch, ComputeDevice device) => new(
        RunHashing.Of(
        [
            SpecDocument.Sha256(spec, onGpu: false), SpecDocument.Sha256(spec, onGpu: true), data.Fingerprint.Content, RunHashing.Split(data), RunHashing.Corpus(data),
            RunHashing.Judgments(data), RunHashing.Extras(data), model.Fingerprint, torch.Arithmetic.ToString(), torch.LibtorchVersion,
        ]),
        $"{torch.Libtorch}, {device.Name}",
        ThisProgram);

    /// <summary>Whether a run of the identity that <paramref name="text"/> gives was made by the program that this is.</summary>
    public static bool IsOfThisProgram(string text) => text.EndsWith(LineOf(ThisProgram), StringComparison.Ordinal);

    /// <summary>As a run's folder holds it.</summary>
    public override string ToString() => $"content {Content}\nengine {Engine}\n{LineOf(Program)}";

    private static string LineOf(string program) => $"program {program}\n";
}
