using System.Text.Json;

namespace EmbedBench.Torch.Safetensors;

/// <summary>
/// <c>model.safetensors.index.json</c>: which of several safetensors files beside it (shards) holds which tensor. <c>weight_map</c> maps
/// each tensor's name to the name of a file.
/// </summary>
internal sealed class ShardIndex
{
    public const string FileName = "model.safetensors.index.json";

    private readonly string _path;
    private readonly Dictionary<string, string> _shardOfTensor = new(StringComparer.Ordinal);

    private ShardIndex(string path) => _path = path;

    /// <exception cref="InvalidDataException">The file is no such index; the message says where.</exception>
    public static ShardIndex Read(string path)
    {
        var index = new ShardIndex(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("weight_map", out JsonElement map) || map.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException($"{path}: there is no object 'weight_map'.");
            }

            foreach (JsonProperty tensor in map.EnumerateObject())
                index.Add(tensor.Name, tensor.Value);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: no valid JSON: {failure.Message}", failure);
        }

        return index;
    }

    /// <summary>Opens the shards, in the order of their names; together they hold the tensors of the index and no others.</summary>
    /// <exception cref="FileNotFoundException">A shard is missing.</exception>
    /// <exception cref="InvalidDataException">A shard is malformed, lacks a tensor that it should hold, or holds another.</exception>
    public IReadOnlyList<SafetensorsFile> OpenShards()
    {
        var files = new List<SafetensorsFile>();
        try
        {
            foreach (string shard in _shardOfTensor.Values.Distinct().Order(StringComparer.Ordinal))
            {
                string path = Path.Combine(Path.GetDirectoryName(_path)!, shard);
                if (!File.Exists(path))
                    throw new FileNotFoundException($"{_path} names the shard {shard}, and there is no such file beside it.", path);
                files.Add(SafetensorsFile.Open(path));
                Compare(shard, files[^1]);
            }

            return files;
        }
        catch
        {
            foreach (SafetensorsFile file in files)
                file.Dispose();
            throw;
        }
    }

    private void Add(string tensor, JsonElement shard)
    {
        if (shard.ValueKind != JsonValueKind.String || shard.GetString() is not { Length: > 0 } file || !IsPlainName(file))
            throw new InvalidDataException($"{_path}: tensor '{tensor}' is mapped to {shard}; it must be the name of a file beside the index.");
        if (!_shardOfTensor.TryAdd(tensor, file))
            throw new InvalidDataException($"{_path}: 'weight_map' names the tensor '{tensor}' twice.");
    }

    // An index must not lead out of its folder.
    private static bool IsPlainName(string file) => file is not ("." or "..") && file.IndexOfAny(['/', '\\', '\0', ':']) < 0;

    private void Compare(string shard, SafetensorsFile file)
    {
        var held = file.Entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string tensor in held.Where(tensor => _shardOfTensor.GetValueOrDefault(tensor) != shard))
            throw new InvalidDataException($"{file.Path}: the shard holds the tensor '{tensor}', which {FileName} does not place there.");
        foreach ((string tensor, string _) in _shardOfTensor.Where(entry => entry.Value == shard && !held.Contains(entry.Key)))
            throw new InvalidDataException($"{file.Path}: the shard lacks the tensor '{tensor}', which {FileName} places there.");
    }
}
