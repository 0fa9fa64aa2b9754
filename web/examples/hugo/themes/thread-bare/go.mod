module threadbare.example/hugo

go 1.19
