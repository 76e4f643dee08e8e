using EmbedBench.Encoders.Modules;
using EmbedBench.Shared;
using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Folders;

/// <summary>Writes a model as the folder that sentence-transformers loads: the files it came with, and its weights as they are now.</summary>
public static class ModelFolderWriter
{
    /// <summary>Files of a model beside its weights; those that the source folder has are copied as they are.</summary>
    private static readonly string[] Files =
    [
        "config.json", "config_sentence_transformers.json", "modules.json", "sentence_bert_config.json", "special_tokens_map.json",
        "tokenizer.json", "tokenizer_config.json", "vocab.txt", "merges.txt", "vocab.json",
    ];

    /// <summary>Writes the folder beside its place and renames it, so that a reader finds the whole model or none.</summary>
    /// <param name="encoder">The model.</param>
    /// <param name="directory">Replaced where it exists.</param>
    /// <param name="type">How the weights are stored.</param>
    /// <param name="card">The text of README.md, or null for none.</param>
    /// <exception cref="IOException">The folder cannot be written or the disk is full; nothing of it stays behind.</exception>
    public static void Write(SentenceEncoder encoder, string directory, WeightType type = WeightType.Float32, string? card = null)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            WriteFiles(encoder, temporary, type, card);
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(temporary, target);
        }
        catch
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    private static void WriteFiles(SentenceEncoder encoder, string directory, WeightType type, string? card)
    {
        ModelFolder source = encoder.Folder;
        string transformer = Path.Combine(directory, Path.GetRelativePath(source.Directory, source.TransformerDirectory));
        Directory.CreateDirectory(transformer);
        foreach (string file in Files)
        {
            Copy(Path.Combine(source.Directory, file), Path.Combine(directory, file));
            Copy(Path.Combine(source.TransformerDirectory, file), Path.Combine(transformer, file));
        }

        if (source.IsPlain)
            PlainFolder.WriteModules(directory, encoder.Model.Transformer.Width, encoder.MaxTokens);
        foreach (string module in source.ModuleFolders)
            Copy(Path.Combine(source.Directory, module, "config.json"), Path.Combine(directory, module, "config.json"));

        var tensors = new Dictionary<string, Tensor>(encoder.KeptTensors, StringComparer.Ordinal);
        foreach ((string name, TorchSharp.Modules.Parameter weight) in encoder.Model.Transformer.named_parameters())
            tensors.Add(name, weight);
        ScalarType stored = type == WeightType.Float16 ? ScalarType.Float16 : ScalarType.Float32;
        SafetensorsWriter.Write(Path.Combine(transformer, ModelWeights.FileName), tensors, stored);
        foreach ((string module, Dense dense) in encoder.Model.Dense)
        {
            Dictionary<string, Tensor> own = dense.named_parameters()
                .ToDictionary(parameter => parameter.name, Tensor (parameter) => parameter.parameter, StringComparer.Ordinal);
            SafetensorsWriter.Write(Path.Combine(directory, module, ModelWeights.FileName), own, stored);
        }

        if (card is not null)
            AtomicFile.WriteText(Path.Combine(directory, "README.md"), card);
    }

    private static void Copy(string from, string to)
    {
        if (!File.Exists(from))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        // The bytes alone: a copy of a read-only file must be replaceable.
        AtomicFile.Write(to, stream => stream.Write(File.ReadAllBytes(from)));
    }
}

/// <summary>How weights are stored in a file; in memory they are float32.</summary>
public enum WeightType
{
    /// <summary>As they are.</summary>
    Float32,

    /// <summary>Rounded, at half the size.</summary>
    Float16,
}
