using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>
/// The weights of a model's folder by name: <c>model.safetensors</c>, or the shards that <c>model.safetensors.index.json</c> lists.
/// </summary>
public sealed class ModelWeights : IDisposable
{
    /// <summary>The file of a model that is not split.</summary>
    public const string FileName = "model.safetensors";

    private const string PickledName = "pytorch_model.bin";

    private readonly string _folder;
    private readonly IReadOnlyList<SafetensorsFile> _files;
    private readonly Dictionary<string, (SafetensorsFile File, TensorEntry Entry)> _tensors = new(StringComparer.Ordinal);

    private ModelWeights(string folder, IReadOnlyList<SafetensorsFile> files)
    {
        (_folder, _files) = (folder, files);
        foreach (SafetensorsFile file in files)
        {
            foreach (TensorEntry entry in file.Entries)
                _tensors.Add(entry.Name, (file, entry));
        }
    }

    /// <summary>All tensors, in the order of their files and places.</summary>
    public IEnumerable<TensorEntry> Entries => _files.SelectMany(file => file.Entries);

    /// <exception cref="FileNotFoundException">The folder has neither file, or a shard is missing.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or the index and the shards contradict each other.</exception>
    public static ModelWeights Open(string folder)
    {
        string single = Path.Combine(folder, FileName);
        string index = Path.Combine(folder, ShardIndex.FileName);
        if (File.Exists(single))
            return new ModelWeights(folder, [SafetensorsFile.Open(single)]);
        if (File.Exists(index))
            return new ModelWeights(folder, ShardIndex.Read(index).OpenShards());
        string pickled = File.Exists(Path.Combine(folder, PickledName))
            ? $"; its {PickledName} is a program of Python's, which is not run here: let transformers save the model anew, as safetensors"
            : "";
        throw new FileNotFoundException($"The folder {folder} has neither {FileName} nor {ShardIndex.FileName}{pickled}.", single);
    }

    /// <summary>What the files say about tensor <paramref name="name"/>; null where they have none of that name.</summary>
    public TensorEntry? Find(string name) => _tensors.TryGetValue(name, out (SafetensorsFile, TensorEntry Entry) found) ? found.Entry : null;

    /// <summary>The tensor as it lies in the file, in the memory of the CPU.</summary>
    /// <exception cref="InvalidDataException">There is no tensor of that name, or its file became shorter since it was opened.</exception>
    /// <exception cref="TorchException">The memory does not suffice.</exception>
    public Tensor Read(string name)
    {
        (SafetensorsFile file, TensorEntry entry) = Locate(name);
        return file.Read(entry);
    }

    /// <summary>The tensor as float32 in the memory of the CPU, whatever type it has in the file.</summary>
    /// <exception cref="InvalidDataException">
    /// There is no tensor of that name, a value is NaN or infinite, or the file became shorter since it was opened.
    /// </exception>
    /// <exception cref="TorchException">The memory does not suffice.</exception>
    public Tensor ReadFloat32(string name)
    {
        (SafetensorsFile file, TensorEntry entry) = Locate(name);
        Tensor weight = file.Read(entry);
        if (entry.Type != ScalarType.Float32)
        {
            using Tensor stored = weight;
            weight = TorchException.Translate($"reading tensor '{name}' of {file.Path}", () => stored.to(ScalarType.Float32));
        }

        FiniteValues.Require(weight, name, file.Path);
        return weight;
    }

    public void Dispose()
    {
        foreach (SafetensorsFile file in _files)
            file.Dispose();
    }

    private (SafetensorsFile File, TensorEntry Entry) Locate(string name) =>
        _tensors.TryGetValue(name, out (SafetensorsFile, TensorEntry) found)
            ? found
            : throw new InvalidDataException($"{_folder}: the weights have no tensor '{name}'.");
}
