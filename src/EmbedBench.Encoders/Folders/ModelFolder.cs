using EmbedBench.Encoders.Pooling;

namespace EmbedBench.Encoders.Folders;

/// <summary>What a sentence-transformers folder says beside its weights.</summary>
internal sealed record ModelFolder
{
    public required string Directory { get; init; }

    /// <summary>Where config.json, the weights and the tokenizer lie: the folder of the Transformer module.</summary>
    public required string TransformerDirectory { get; init; }

    public required ModelConfig Config { get; init; }

    /// <summary>Folders of the modules behind the transformer.</summary>
    public required IReadOnlyList<string> ModuleFolders { get; init; }

    public required bool Normalize { get; init; }

    /// <summary>Texts are cut at this many tokens where the folder says so.</summary>
    public required int? MaxTokens { get; init; }

    /// <summary>Texts put before each query or passage, by name.</summary>
    public required IReadOnlyDictionary<string, string> Prompts { get; init; }

    public required PoolingMode Pooling { get; init; }

    public string TokenizerFile => Path.Combine(TransformerDirectory, "tokenizer.json");

    /// <summary>Reads modules.json and what it names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or a module is not known.</exception>
    public static ModelFolder Read(string directory)
    {
        if (!System.IO.Directory.Exists(directory))
            throw new DirectoryNotFoundException($"There is no model folder {directory}.");
        IReadOnlyList<ModelModule> modules = ModelModule.ReadAll(Path.Combine(directory, "modules.json"));
        string types = string.Join(", ", modules.Select(module => module.Type));
        if (types is not ("Transformer, Pooling" or "Transformer, Pooling, Normalize"))
        {
            throw new InvalidDataException(
                $"{Path.Combine(directory, "modules.json")}: the modules are {types}; supported are Transformer, Pooling and optionally Normalize, in this order.");
        }

        string transformer = Path.Combine(directory, modules[0].Path);
        ModelConfig config = ModelConfig.Read(Path.Combine(transformer, "config.json"));
        ModelConfig sentence = ReadIfPresent(Path.Combine(transformer, "sentence_bert_config.json"));
        ModelConfig tokenizer = ReadIfPresent(Path.Combine(transformer, "tokenizer_config.json"));
        ModelConfig prompts = ReadIfPresent(Path.Combine(directory, "config_sentence_transformers.json"));
        return new ModelFolder
        {
            Directory = directory,
            TransformerDirectory = transformer,
            Config = config,
            ModuleFolders = [.. modules.Skip(1).Select(module => module.Path).Where(path => path.Length > 0)],
            Pooling = PoolingConfig.Read(ModelConfig.Read(Path.Combine(directory, modules[1].Path, "config.json")), config.Count("hidden_size")),
            Normalize = modules.Count == 3,
            MaxTokens = sentence.CountOrNull("max_seq_length") ?? ModelMaxLength(tokenizer),
            Prompts = prompts.Map("prompts"),
        };
    }

    private static ModelConfig ReadIfPresent(string file) =>
        File.Exists(file) ? ModelConfig.Read(file) : ModelConfig.Parse("{}"u8.ToArray(), file);

    /// <summary>transformers writes 1e30 where a tokenizer knows no limit.</summary>
    private static int? ModelMaxLength(ModelConfig tokenizer) =>
        tokenizer.Has("model_max_length") && tokenizer.Number("model_max_length") <= 10_000_000 ? tokenizer.Count("model_max_length") : null;
}
