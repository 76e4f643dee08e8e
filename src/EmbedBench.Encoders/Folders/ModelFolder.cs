using EmbedBench.Encoders.Modules;
using EmbedBench.Encoders.Pooling;
using EmbedBench.Tokenizers;

namespace EmbedBench.Encoders.Folders;

/// <summary>What a model's folder says beside its weights.</summary>
internal sealed record ModelFolder
{
    public required string Directory { get; init; }

    /// <summary>Where config.json, the weights and the tokenizer lie: the folder of the Transformer module.</summary>
    public required string TransformerDirectory { get; init; }

    public required ModelConfig Config { get; init; }

    /// <summary>Whether transformers wrote it, and nothing in it says how hidden states become an embedding.</summary>
    public required bool IsPlain { get; init; }

    /// <summary>Folders of the modules behind the transformer.</summary>
    public required IReadOnlyList<string> ModuleFolders { get; init; }

    /// <summary>Texts are cut at this many tokens where the folder says so.</summary>
    public required int? MaxTokens { get; init; }

    /// <summary>Texts put before each query or passage, by name.</summary>
    public required IReadOnlyDictionary<string, string> Prompts { get; init; }

    public required PoolingMode Pooling { get; init; }

    /// <summary>What is done to the pooled vectors, in order.</summary>
    public required IReadOnlyList<VectorModule> VectorModules { get; init; }

    public string TokenizerFile => Path.Combine(TransformerDirectory, "tokenizer.json");

    /// <summary>The tokenizer.json, or what transformers makes of the vocab.txt of a BERT checkpoint that is older than such files.</summary>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    /// <exception cref="InvalidDataException">It is malformed, or holds a component that is not known.</exception>
    public PretrainedTokenizer LoadTokenizer()
    {
        string vocabulary = Path.Combine(TransformerDirectory, "vocab.txt");
        if (File.Exists(TokenizerFile) || !File.Exists(vocabulary) || Config.Text("model_type") is not ("bert" or "distilbert"))
            return PretrainedTokenizer.Load(TokenizerFile);
        ModelConfig settings = ReadIfPresent(Path.Combine(TransformerDirectory, "tokenizer_config.json"));
        var bert = new BertVocabulary
        {
            LowerCase = settings.Flag("do_lower_case", true),
            StripAccents = settings.Has("strip_accents") ? settings.Flag("strip_accents", false) : null,
            SplitChinese = settings.Flag("tokenize_chinese_chars", true),
        };
        return bert.Load(vocabulary);
    }

    /// <summary>Reads modules.json and what it names, or config.json where there is none.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or a module is not known.</exception>
    public static ModelFolder Read(string directory)
    {
        if (!System.IO.Directory.Exists(directory))
            throw new DirectoryNotFoundException($"There is no model folder {directory}.");
        string file = Path.Combine(directory, ModelModule.FileName);
        bool isPlain = PlainFolder.Is(directory);
        IReadOnlyList<ModelModule> modules = isPlain ? PlainFolder.Modules : ModelModule.ReadAll(file);
        if (modules is not [{ Type: "Transformer" }, { Type: "Pooling" }, ..]
            || modules.Skip(2).Any(module => module.Type is not ("Dense" or "Normalize")))
        {
            throw new InvalidDataException(
                $"{file}: the modules are {string.Join(", ", modules.Select(module => module.Type))}; "
                + "supported are Transformer, Pooling, and behind them any of Dense and Normalize.");
        }

        string transformer = Path.Combine(directory, modules[0].Path);
        ModelConfig config = ModelConfig.Read(Path.Combine(transformer, "config.json"));
        ModelConfig sentence = ReadIfPresent(Path.Combine(transformer, "sentence_bert_config.json"));
        ModelConfig tokenizer = ReadIfPresent(Path.Combine(transformer, "tokenizer_config.json"));
        ModelConfig prompts = ReadIfPresent(Path.Combine(directory, "config_sentence_transformers.json"));
        int width = Architecture.Width(config);
        ModelConfig pooling = isPlain ? PlainFolder.Pooling(width) : ModelConfig.Read(Path.Combine(directory, modules[1].Path, "config.json"));
        return new ModelFolder
        {
            Directory = directory,
            TransformerDirectory = transformer,
            Config = config,
            IsPlain = isPlain,
            ModuleFolders = [.. modules.Skip(1).Select(module => module.Path).Where(path => path.Length > 0)],
            Pooling = PoolingConfig.Read(pooling, width),
            VectorModules = ReadVectorModules(directory, modules.Skip(2), width),
            MaxTokens = sentence.CountOrNull("max_seq_length") ?? ModelMaxLength(tokenizer),
            Prompts = prompts.Map("prompts"),
        };
    }

    private static List<VectorModule> ReadVectorModules(string directory, IEnumerable<ModelModule> modules, int width)
    {
        var read = new List<VectorModule>();
        foreach (ModelModule module in modules)
        {
            if (module.Type == "Normalize")
            {
                read.Add(new VectorModule.Normalize());
                continue;
            }

            if (module.Path.Length == 0 || read.Any(other => other is VectorModule.Dense earlier && earlier.Folder == module.Path))
            {
                throw new InvalidDataException(
                    $"{Path.Combine(directory, ModelModule.FileName)}: a Dense module has no \"path\" of its own; its weights lie there.");
            }

            DenseConfig dense = DenseConfig.Read(ModelConfig.Read(Path.Combine(directory, module.Path, "config.json")), width);
            read.Add(new VectorModule.Dense(module.Path, dense));
            width = dense.Outputs;
        }

        return read;
    }

    private static ModelConfig ReadIfPresent(string file) =>
        File.Exists(file) ? ModelConfig.Read(file) : ModelConfig.Parse("{}"u8.ToArray(), file);

    /// <summary>transformers writes 1e30 where a tokenizer knows no limit.</summary>
    private static int? ModelMaxLength(ModelConfig tokenizer) =>
        tokenizer.Has("model_max_length") && tokenizer.Number("model_max_length") <= 10_000_000 ? tokenizer.Count("model_max_length") : null;
}
