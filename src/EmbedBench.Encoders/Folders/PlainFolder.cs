using System.Text;
using EmbedBench.Encoders.Pooling;
using EmbedBench.Shared;

namespace EmbedBench.Encoders.Folders;

/// <summary>
/// A folder as transformers writes it, a config.json without modules.json: sentence-transformers takes the mean of its hidden states and
/// normalizes nothing, and so do we.
/// </summary>
internal static class PlainFolder
{
    private const PoolingMode Mode = PoolingMode.Mean;

    /// <summary>What sentence-transformers puts together for such a folder.</summary>
    public static IReadOnlyList<ModelModule> Modules { get; } = [new("Transformer", ""), new("Pooling", "1_Pooling")];

    /// <exception cref="FileNotFoundException">The folder is no model's, or one of sentence-transformers that lost its modules.json.</exception>
    public static bool Is(string directory)
    {
        string modules = Path.Combine(directory, ModelModule.FileName);
        if (File.Exists(modules))
            return false;
        if (!File.Exists(Path.Combine(directory, "config.json")))
        {
            throw new FileNotFoundException(
                $"{directory} is no model folder: it has neither {ModelModule.FileName} (sentence-transformers) nor config.json (transformers).", modules);
        }

        if (Directory.Exists(Path.Combine(directory, Modules[1].Path)))
        {
            throw new FileNotFoundException(
                $"{directory} has a folder {Modules[1].Path} but no {ModelModule.FileName}, which says what belongs to the model: copy the whole folder.", modules);
        }

        return true;
    }

    /// <summary>The pooling of such a folder, as the configuration that would say so.</summary>
    /// <param name="width">Values a token.</param>
    public static ModelConfig Pooling(int width) => ModelConfig.Parse(Encoding.UTF8.GetBytes(PoolingText(width)), "1_Pooling/config.json");

    /// <summary>Makes a folder of sentence-transformers of a written one: what it would put together, in files.</summary>
    /// <param name="directory">The folder with config.json.</param>
    /// <param name="width">Values a token.</param>
    /// <param name="maxTokens">Where texts are cut.</param>
    public static void WriteModules(string directory, int width, int maxTokens)
    {
        IEnumerable<string> modules = Modules.Select((module, i) => FormattableString.Invariant(
            $$"""  {"idx": {{i}}, "name": "{{i}}", "path": "{{module.Path}}", "type": "sentence_transformers.models.{{module.Type}}"}"""));
        AtomicFile.WriteText(Path.Combine(directory, ModelModule.FileName), $"[\n{string.Join(",\n", modules)}\n]\n");
        AtomicFile.WriteText(
            Path.Combine(directory, "sentence_bert_config.json"), FormattableString.Invariant($$"""{"max_seq_length": {{maxTokens}}, "do_lower_case": false}"""));
        AtomicFile.WriteText(Path.Combine(directory, Modules[1].Path, "config.json"), PoolingText(width));
    }

    private static string PoolingText(int width) =>
        FormattableString.Invariant($$"""{"word_embedding_dimension": {{width}}, "{{PoolingConfig.Flag(Mode)}}": true}""") + "\n";
}
